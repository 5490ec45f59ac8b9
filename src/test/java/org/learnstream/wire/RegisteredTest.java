package org.learnstream.wire;

import org.junit.jupiter.api.Test;
import org.learnstream.domain.learner.Registration;
import org.learnstream.testkit.Published;
import org.learnstream.wire.avro.Consent;
import org.learnstream.wire.avro.Gender;
import org.learnstream.wire.avro.LearnerRegistration;

import static org.assertj.core.api.Assertions.assertThat;

final class RegisteredTest {
    @Test
    void shouldReadWhatALearnerSaidAndAgreedTo() {
        // given
        LearnerRegistration avro = LearnerRegistration.newBuilder(Published.registration("u"))
                .setGender(Gender.FEMALE)
                .setCountry("CN")
                .setConsent(new Consent(false, true, false))
                .build();

        // when
        Registration read = Registered.registration(avro);

        // then
        assertThat(read.demographics()).isEqualTo(Registered.demographics(avro));
        assertThat(read.demographics().country()).isEqualTo("CN");
        assertThat(read.consent()).isEqualTo(new org.learnstream.domain.learner.Consent(false, true, false));
    }
}
