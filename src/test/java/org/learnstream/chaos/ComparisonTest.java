package org.learnstream.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.generator.Flaw;
import org.learnstream.oracle.BatchPresence;
import org.learnstream.oracle.ToldAlert;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class ComparisonTest {
    private static final long DAY = 86_400_000L;
    private static final long TIME = 1_790_000_000_000L;
    private static final String INSTANCE = "http://a:1";
    private static final String CLICKS = Topics.CLICKS.name();

    private final Expected expected = new Expected(
            List.of(
                    click(0, "a", "anna", "java", null),
                    click(1, "b", "anna", "kafka", null),
                    click(2, "b", "anna", "kafka", Flaw.DUPLICATE),
                    click(3, "c", "ben", "kafka", null),
                    click(4, "d", "ben", "kafka", Flaw.WRONG_KEY)),
            Map.of(),
            new InactivityThresholds(7 * DAY, 30 * DAY));
    private final Found found = new Found(expected);

    private static Ledger.Entry click(long offset, String id, String learner, String course, @Nullable Flaw flaw) {
        byte[] value = Topics.CLICKS
                .codec()
                .encode(Events.click(id, learner, course, TIME + offset).build());
        return new Ledger.Entry(new ProducerRecord<>(CLICKS, learner.getBytes(UTF_8), value), 1, offset, flaw);
    }

    /** What came out: all that had to, until a test changes it. */
    private static final class Found implements Outcome {
        private final Map<String, Long> counts;
        private final List<Map.Entry<String, String>> letters;
        private final Map<String, AffinityVector> vectors;
        private final Map<String, BatchPresence> presences;
        private final List<ToldAlert> alerts;
        private final Map<String, List<String>> slates;
        private final Map<String, String> neighboursOfJava = new TreeMap<>();
        private final Map<String, String> neighboursOfKafka = new TreeMap<>();

        Found(Expected expected) {
            counts = new TreeMap<>(expected.counts());
            letters = new ArrayList<>(expected.letters().entrySet());
            vectors = new TreeMap<>(expected.vectors());
            presences = new TreeMap<>(expected.presences());
            alerts = new ArrayList<>(expected.alerts(TIME + 8 * DAY));
            slates = new TreeMap<>(expected.slates("item-cosine", 10));
            neighboursOfJava.put("java", "1");
            // Each viewed once, 10 tenths: 100 / sqrt(100 · 200).
            neighboursOfJava.put("kafka", 100 / Math.sqrt(100.0 * 200.0) + " of 1");
            neighboursOfKafka.put("kafka", "2");
            neighboursOfKafka.put("java", 100 / Math.sqrt(200.0 * 100.0) + " of 1");
        }

        @Override
        public Optional<Map<String, Long>> counts() {
            return Optional.of(counts);
        }

        @Override
        public List<Map.Entry<String, String>> letters() {
            return letters;
        }

        @Override
        public Map<String, AffinityVector> vectors() {
            return vectors;
        }

        @Override
        public Map<String, BatchPresence> presences() {
            return presences;
        }

        @Override
        public List<ToldAlert> alerts() {
            return alerts;
        }

        @Override
        public Map<String, List<String>> slates() {
            return slates;
        }

        @Override
        public List<String> instances() {
            return List.of(INSTANCE);
        }

        @Override
        public Optional<Map<String, String>> course(String instance, String courseId) {
            return Optional.of(courseId.equals("java") ? neighboursOfJava : neighboursOfKafka);
        }
    }

    /** Returns the names of the parts that differ. */
    private List<String> different() {
        return new Comparison(
                        expected,
                        found,
                        Set.of("java", "kafka"),
                        new Comparison.SlateForm("item-cosine", 10),
                        () -> TIME + 8 * DAY)
                .differences().entrySet().stream()
                        .filter(part -> !part.getValue().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList();
    }

    @Test
    void shouldFindNothingWhenAllCameOutAsItHadTo() {
        assertThat(found.letters).hasSize(1);
        assertThat(found.alerts).hasSize(2);
        assertThat(different()).isEmpty();
    }

    @Test
    void shouldFindARecordThatWasCountedTwice() {
        found.counts.merge(CLICKS + " activities", 1L, Long::sum);

        assertThat(different()).containsExactly("counters");
    }

    @Test
    void shouldFindALetterThatWasWrittenTwice() {
        found.letters.add(found.letters.get(0));

        assertThat(different()).containsExactly("dead letters");
    }

    @Test
    void shouldFindALetterThatIsMissing() {
        found.letters.clear();

        assertThat(different()).containsExactly("dead letters");
    }

    @Test
    void shouldFindAVectorThatIsMissing() {
        found.vectors.remove("ben");

        assertThat(different()).containsExactly("affinities");
    }

    @Test
    void shouldFindAPresenceWithAnActivityMore() {
        BatchPresence right = found.presences.values().iterator().next();
        List<Long> totals = new ArrayList<>(right.totals());
        totals.set(0, totals.get(0) + 1);
        found.presences.put("anna", new BatchPresence(right.first(), totals, right.days()));

        assertThat(different()).containsExactly("presence");
    }

    @Test
    void shouldFindAnAlertThatWasToldTwice() {
        found.alerts.add(found.alerts.get(0));

        assertThat(different()).containsExactly("alerts");
    }

    @Test
    void shouldFindAnAlertThatWasNotTold() {
        found.alerts.remove(0);

        assertThat(different()).containsExactly("alerts");
    }

    @Test
    void shouldFindASlateInAnotherOrder() {
        found.slates.put("anna", List.of("another"));

        assertThat(different()).containsExactly("slates");
    }

    @Test
    void shouldFindACosineThatIsOffInTheLastBit() {
        found.neighboursOfJava.put("kafka", Math.nextUp(100 / Math.sqrt(100.0 * 200.0)) + " of 1");

        assertThat(different()).containsExactly("model");
    }
}
