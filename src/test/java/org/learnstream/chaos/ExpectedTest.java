package org.learnstream.chaos;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.generator.Flaw;
import org.learnstream.oracle.BatchPresence;
import org.learnstream.oracle.ToldAlert;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class ExpectedTest {
    private static final long DAY = 86_400_000L;
    private static final long TIME = 1_790_000_000_000L;
    private static final InactivityThresholds THRESHOLDS = new InactivityThresholds(7 * DAY, 30 * DAY);

    private static Ledger.Entry click(long offset, String id, @Nullable Flaw flaw) {
        byte[] value = Topics.CLICKS
                .codec()
                .encode(Events.click(id, "anna", "java", TIME + offset).build());
        return new Ledger.Entry(
                new ProducerRecord<>(Topics.CLICKS.name(), "anna".getBytes(UTF_8), value), 1, offset, flaw);
    }

    @Test
    void shouldCountEachRecordOnceWhenSomeAreFlawed() {
        // when
        Expected expected = new Expected(
                List.of(
                        click(0, "a", null),
                        click(1, "a", Flaw.DUPLICATE),
                        click(2, "b", Flaw.LATE),
                        click(3, "c", Flaw.WRONG_KEY)),
                Map.of(),
                THRESHOLDS);

        // then
        String topic = Topics.CLICKS.name();
        assertThat(expected.counts())
                .containsOnly(
                        Map.entry(topic + " received", 4L),
                        Map.entry(topic + " activities", 2L),
                        Map.entry(topic + " duplicates", 1L),
                        Map.entry(topic + " dead letters key-mismatch", 1L));
        assertThat(expected.letters()).containsOnly(Map.entry(topic + "/1/3", "KEY_MISMATCH"));
        assertThat(expected.presences())
                .containsOnlyKeys("anna")
                .extractingByKey("anna")
                .extracting(BatchPresence::first)
                .isEqualTo(TIME);
    }

    @Test
    void shouldWorkOutVectorsModelAndAlertsWhenAllIsWritten() {
        // when
        Expected expected = new Expected(List.of(click(0, "a", null)), Map.of(), THRESHOLDS);

        // then
        assertThat(expected.vectors()).containsOnlyKeys("anna");
        assertThat(expected.vectors().values().iterator().next().entries())
                .singleElement()
                .extracting(Affinity::courseId)
                .isEqualTo("java");
        assertThat(expected.model().common("java", "java")).isEqualTo(1);
        assertThat(expected.alerts(TIME + 8 * DAY))
                .singleElement()
                .extracting(ToldAlert::learner, ToldAlert::kind)
                .containsExactly("anna", "AT_RISK");
    }
}
