package org.learnstream.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.learnstream.query.IntakeCounts;
import org.learnstream.query.IntakeCounts.TopicCounts;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.streams.count.StreamCounts.Outcome;
import org.learnstream.streams.view.Views;
import org.learnstream.wire.avro.DeadLetterReason;

/** The meters of what became of the records that came in. */
final class IntakeMeters {
    private IntakeMeters() {}

    /**
     * Binds the exact totals of the partitions that are here. They go down when partitions move away: gauges, not
     * counters.
     *
     * @return is to be told before meters are read, because the counts lie in a store
     */
    static ScrapeListener bindTotals(MeterRegistry registry, IntakeCounts source) {
        Latest latest = new Latest(source);
        for (Topic<?> topic : Topics.INPUTS) {
            total(registry, latest, topic.name(), "activity", TopicCounts::activities);
            total(registry, latest, topic.name(), "duplicate", TopicCounts::duplicates);
            total(registry, latest, topic.name(), "dead_letter", IntakeMeters::deadLetters);
        }
        return latest;
    }

    private static double deadLetters(TopicCounts counts) {
        return counts.deadLetters().values().stream().mapToLong(Long::longValue).sum();
    }

    private static void total(
            MeterRegistry registry,
            Latest source,
            String topic,
            String outcome,
            ToDoubleFunction<TopicCounts> reading) {
        Gauge.builder(
                        "learnstream.intake.records",
                        source,
                        counts -> counts.known
                                .map(known -> known.stream()
                                        .filter(candidate -> candidate.topic().equals(topic))
                                        .mapToDouble(reading)
                                        .sum())
                                .orElse(Double.NaN))
                .description("records taken in on the partitions that are here, by what became of them")
                .tag("topic", topic)
                .tag("outcome", outcome)
                .register(registry);
    }

    /** The counts as they were when meters were last read. */
    private static final class Latest implements ScrapeListener {
        private final IntakeCounts source;
        private volatile Optional<List<TopicCounts>> known = Optional.empty();

        Latest(IntakeCounts source) {
            this.source = source;
        }

        @Override
        public void beforeScrape() {
            known = source.counts();
        }
    }

    /**
     * Binds what the processors of this process count.
     *
     * @return is to be told before meters are read, because dead letters may be made of topics nobody thought of
     */
    static ScrapeListener bindCounts(MeterRegistry registry, StreamCounts counts) {
        for (Topic<?> topic : Topics.INPUTS) {
            for (Outcome outcome : Outcome.values()) {
                FunctionCounter.builder("learnstream.events", counts, from -> from.events(topic.name(), outcome))
                        .description(
                                "events that this process took in, by kind; dead letters are counted for themselves")
                        .tag("topic", topic.name())
                        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        }
        for (Topic<?> topic : Views.TOPICS) {
            FunctionCounter.builder("learnstream.view.skipped", counts, from -> from.skippedOf(topic.name()))
                    .description("records that a view could not read and that count as absent")
                    .tag("topic", topic.name())
                    .register(registry);
        }
        Letters letters = new Letters(registry, counts);
        Topics.ALL.forEach(topic -> letters.bind(topic.name()));
        return letters;
    }

    /** The meters of dead letters, those of all topics from the start, so that the first letter is seen as a rise. */
    private static final class Letters implements ScrapeListener {
        private final MeterRegistry registry;
        private final StreamCounts counts;
        private final Set<String> bound = new HashSet<>();

        Letters(MeterRegistry registry, StreamCounts counts) {
            this.registry = registry;
            this.counts = counts;
        }

        @Override
        public synchronized void beforeScrape() {
            counts.topicsOfDeadLetters().forEach(this::bind);
        }

        private synchronized void bind(String topic) {
            if (!bound.add(topic)) {
                return;
            }
            for (DeadLetterReason reason : DeadLetterReason.values()) {
                FunctionCounter.builder("learnstream.dead.letters", counts, from -> from.deadLetters(topic, reason))
                        .description("records that were put aside, by the topic they were read from and by reason")
                        .tag("topic", topic)
                        .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        }
    }
}
