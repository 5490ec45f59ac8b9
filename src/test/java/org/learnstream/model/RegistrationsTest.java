package org.learnstream.model;

import org.junit.jupiter.api.Test;
import org.learnstream.domain.intervention.Reach;
import org.learnstream.domain.learner.Consent;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.learner.Registration;

import static org.assertj.core.api.Assertions.assertThat;

final class RegistrationsTest {
    private static final Demographics CHINESE = new Demographics("UNKNOWN", "UNKNOWN", "UNKNOWN", "CN");
    private static final Registration AGREED = new Registration(CHINESE, new Consent(true, true, false));
    private static final Registration REFUSED = new Registration(CHINESE, new Consent(true, false, false));

    private final Registrations registrations = new Registrations();

    @Test
    void shouldTellHowALearnerMayBeReachedByTheLatestRegistration() {
        // when
        registrations.apply("u", AGREED, 0);
        Reach agreed = registrations.reach("u");
        registrations.apply("u", REFUSED, 0);

        // then
        assertThat(agreed).isEqualTo(new Reach(true, "CN"));
        assertThat(registrations.reach("u")).isEqualTo(new Reach(false, "CN"));
        assertThat(registrations.consent("u")).isEqualTo(new Consent(true, false, false));
        assertThat(registrations.of("u")).isEqualTo(CHINESE);
    }

    @Test
    void shouldReachNobodyByMessageWhoHasNotRegisteredOrIsForgotten() {
        // when
        registrations.apply("u", AGREED, 0);
        registrations.apply("u", null, 0);

        // then
        assertThat(registrations.reach("u")).isEqualTo(Reach.UNKNOWN);
        assertThat(registrations.reach("stranger")).isEqualTo(Reach.UNKNOWN);
        assertThat(registrations.has("u")).isFalse();
    }

    @Test
    void shouldNotHaveLearnersScoredAgainWhenOnlyConsentChanges() {
        // given
        boolean first = registrations.apply("u", AGREED, 0);
        long version = registrations.version();

        // when
        boolean changed = registrations.apply("u", REFUSED, 0);

        // then
        assertThat(first).isTrue();
        assertThat(changed).isFalse();
        assertThat(registrations.version()).isEqualTo(version);
        assertThat(registrations.registered(0)).isEqualTo(1);
    }

    @Test
    void shouldHoldEqualRegistrationsOnce() {
        // when
        registrations.apply("u", AGREED, 0);
        registrations.apply(
                "v",
                new Registration(
                        new Demographics("UNKNOWN", "UNKNOWN", "UNKNOWN", "CN"), new Consent(true, true, false)),
                0);

        // then
        assertThat(registrations.of("u")).isSameAs(registrations.of("v"));
        assertThat(registrations.size()).isEqualTo(2);
    }

    @Test
    void shouldHoldNoNameOfALearnerWhoIsForgotten() {
        // given
        registrations.apply("u", AGREED, 0);
        registrations.apply("v", AGREED, 0);

        // when
        registrations.apply("u", null, 0);
        registrations.apply("u", AGREED, 0);

        // then
        assertThat(registrations.registered(0)).isEqualTo(3);
        assertThat(registrations.learner(0, 0)).isEmpty();
        assertThat(registrations.learner(0, 1)).isEqualTo("v");
        assertThat(registrations.learner(0, 2)).isEqualTo("u");
    }
}
