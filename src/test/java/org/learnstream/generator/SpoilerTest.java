package org.learnstream.generator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.learner.Activity;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.wire.Inbound;
import org.learnstream.wire.avro.DeadLetterReason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SpoilerTest {
    private static final int EVENTS = 40_000;

    @Test
    void shouldAddNothingWhenTheShareIsZero() {
        // given
        Spoiler spoiler = new Spoiler(0, 1, Framing.SINGLE_OBJECT);

        // when
        List<Outgoing> outgoing = spoilt(spoiler, EVENTS);

        // then: and the application's reader takes all of it
        assertThat(outgoing).hasSize(EVENTS).allMatch(one -> one.flaw() == null);
        assertThat(learners(outgoing)).hasSizeGreaterThan(EVENTS / 2).allSatisfy(one -> {
            Inbound inbound = IntakeOracle.read(one);
            assertThat(inbound).isInstanceOf(Inbound.Accepted.class);
            assertThat(activity(inbound).origin().learnerId()).isEqualTo(key(one));
        });
    }

    @Test
    void shouldSpoilTheShareOfTheLearnersRecords() {
        // given
        Spoiler spoiler = new Spoiler(0.1, 1, Framing.SINGLE_OBJECT);

        // when
        List<Outgoing> outgoing = spoilt(spoiler, EVENTS);

        // then: every event is still there
        List<Outgoing> flawed =
                outgoing.stream().filter(one -> one.flaw() != null).toList();
        assertThat(outgoing).hasSize(EVENTS + flawed.size());
        assertThat(flawed.size() / (double) learners(outgoing).size()).isBetween(0.09, 0.11);
        assertThat(flawed.stream().map(one -> Objects.requireNonNull(one.flaw())))
                .containsAll(EnumSet.allOf(Flaw.class));
    }

    @Test
    void shouldBeRefusedForWhatIsWrong() {
        // given
        Spoiler spoiler = new Spoiler(0.3, 1, Framing.SINGLE_OBJECT);

        // when
        List<Outgoing> flawed = spoilt(spoiler, EVENTS).stream()
                .filter(one -> one.flaw() != null)
                .toList();

        // then
        assertThat(flawed).isNotEmpty().allSatisfy(SpoilerTest::assertFlaw);
    }

    @Test
    void shouldSpoilTheSameWayWhenTheSeedIsTheSame() {
        // given
        List<Flaw> first = flaws(spoilt(new Spoiler(0.2, 5, Framing.SINGLE_OBJECT), 2000));

        // when
        List<Flaw> second = flaws(spoilt(new Spoiler(0.2, 5, Framing.SINGLE_OBJECT), 2000));

        // then
        assertThat(first)
                .isEqualTo(second)
                .isNotEqualTo(flaws(spoilt(new Spoiler(0.2, 6, Framing.SINGLE_OBJECT), 2000)));
    }

    @Test
    void shouldRefuseASharePastTheHalf() {
        assertThatThrownBy(() -> new Spoiler(0.6, 1, Framing.SINGLE_OBJECT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share is 0.6, expected 0 to 0.5");
    }

    private static void assertFlaw(Outgoing outgoing) {
        Flaw flaw = Objects.requireNonNull(outgoing.flaw());
        ProducerRecord<byte[], byte[]> record = outgoing.record();
        switch (flaw) {
            case UNDECODABLE -> assertRejected(outgoing, DeadLetterReason.UNDECODABLE);
            case NO_VALUE -> assertRejected(outgoing, DeadLetterReason.MISSING_VALUE);
            case IMPOSSIBLE_VALUE -> assertRejected(outgoing, DeadLetterReason.IMPOSSIBLE_VALUE);
            case NO_KEY -> assertThat(record.key()).isNull();
            case WRONG_KEY ->
                assertThat(key(outgoing))
                        .isNotEqualTo(
                                activity(IntakeOracle.read(outgoing)).origin().learnerId());
            case FUTURE_TIME ->
                assertThat(activity(IntakeOracle.read(outgoing)).origin().time())
                        .isGreaterThan(CampusRuns.START + 300L * 86_400_000);
            case DUPLICATE, LATE -> assertThat(IntakeOracle.read(outgoing)).isInstanceOf(Inbound.Accepted.class);
        }
        assertThat(flaw.fatal()).isEqualTo(flaw != Flaw.DUPLICATE && flaw != Flaw.LATE);
    }

    private static void assertRejected(Outgoing outgoing, DeadLetterReason reason) {
        assertThat(IntakeOracle.read(outgoing))
                .isInstanceOfSatisfying(
                        Inbound.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    private static Activity activity(Inbound inbound) {
        return ((Inbound.Accepted) inbound).activity();
    }

    private static String key(Outgoing outgoing) {
        return new String(outgoing.record().key(), StandardCharsets.UTF_8);
    }

    private static List<Outgoing> learners(List<Outgoing> outgoing) {
        return outgoing.stream()
                .filter(one -> IntakeOracle.covers(one.record().topic()))
                .toList();
    }

    private static List<Flaw> flaws(List<Outgoing> outgoing) {
        return outgoing.stream().flatMap(one -> Stream.ofNullable(one.flaw())).toList();
    }

    private static List<Outgoing> spoilt(Spoiler spoiler, int events) {
        Campus campus = new Campus(CampusRuns.options(21, 100));
        List<Outgoing> outgoing = new ArrayList<>();
        CampusRuns.take(campus, events).forEach(event -> outgoing.addAll(spoiler.outgoing(event)));
        return outgoing;
    }

    @Test
    void shouldSpoilEachWayByItsShareWhenTheyAreGiven() {
        // when
        List<Flaw> flaws = flaws(spoilt(Spoiler.with(0.1, 0.05, 0.02, 3, Framing.SINGLE_OBJECT), 20_000));

        // then
        double sent = 20_000 + flaws.size();
        assertThat(flaws.stream().filter(flaw -> flaw == Flaw.DUPLICATE).count() / sent)
                .isBetween(0.08, 0.12);
        assertThat(flaws.stream().filter(flaw -> flaw == Flaw.LATE).count() / sent)
                .isBetween(0.035, 0.065);
        assertThat(flaws.stream().filter(Flaw::fatal).count() / sent).isBetween(0.012, 0.028);
    }
}
