package org.learnstream.streams.intake;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.learnstream.config.IntakeSettings;
import org.learnstream.domain.privacy.LearnerDigest;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Outlet;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.streams.error.DeadLetters;
import org.learnstream.wire.ActivityReader;
import org.learnstream.wire.Inbound;

/** The learner-keyed input topics in, activities and watermarks out; the rest goes to the dead letters. */
public final class IntakeTopology {
    /**
     * Header of a record that was taken before and failed behind the intake: it is taken again, whatever was seen. The
     * affinity's fold is idempotent, so nothing counts twice there.
     */
    public static final String TAKEN_BEFORE = "learnstream.taken-before";

    private static final Set<String> ARMS = Set.copyOf(Recommenders.names());

    private final IntakeSettings settings;
    private final LearnerDigest digest;
    private final EventTime eventTime;
    private final Outlet outlet;
    private final StreamCounts counts;

    private IntakeTopology(
            IntakeSettings settings, LearnerDigest digest, InstantSource clock, Outlet outlet, StreamCounts counts) {
        this.counts = counts;
        this.settings = settings;
        this.digest = digest;
        this.outlet = outlet;
        this.eventTime = new EventTime(clock, settings.futureTolerance());
    }

    /**
     * Adds the intake to a topology.
     *
     * @param digest by what erased learners are known again
     * @param clock the clock that times in the future are told by
     * @param counts what became of records is counted there too
     */
    public static Intake addTo(
            StreamsBuilder builder,
            IntakeSettings settings,
            LearnerDigest digest,
            InstantSource clock,
            Outlet outlet,
            StreamCounts counts) {
        return new IntakeTopology(settings, digest, clock, outlet, counts).addTo(builder);
    }

    private Intake addTo(StreamsBuilder builder) {
        int largest = settings.maxRecordBytes();
        Framing framing = outlet.framing();
        KStream<byte[], Inbound> clicks =
                read(builder, Topics.CLICKS, ActivityReader.clicks(framing.format(Topics.CLICKS), largest));
        KStream<byte[], Inbound> progress =
                read(builder, Topics.PROGRESS, ActivityReader.progress(framing.format(Topics.PROGRESS), largest));
        KStream<byte[], Inbound> purchases =
                read(builder, Topics.PURCHASES, ActivityReader.purchases(framing.format(Topics.PURCHASES), largest));
        KStream<byte[], Inbound> reviews =
                read(builder, Topics.REVIEWS, ActivityReader.reviews(framing.format(Topics.REVIEWS), largest));
        KStream<byte[], Inbound> discussions = read(
                builder, Topics.DISCUSSIONS, ActivityReader.discussions(framing.format(Topics.DISCUSSIONS), largest));
        KStream<byte[], Inbound> exclusions =
                read(builder, Topics.EXCLUSIONS, ActivityReader.exclusions(framing.format(Topics.EXCLUSIONS), largest));
        KStream<byte[], Inbound> feedback = read(
                builder,
                Topics.FEEDBACK,
                ActivityReader.feedback(framing.format(Topics.FEEDBACK), largest, ARMS::contains));

        var outcomes = clicks.merge(progress, Named.as("intake-merge-progress"))
                .merge(purchases, Named.as("intake-merge-purchases"))
                .merge(reviews, Named.as("intake-merge-reviews"))
                .merge(discussions, Named.as("intake-merge-discussions"))
                .merge(exclusions, Named.as("intake-merge-exclusions"))
                .merge(feedback, Named.as("intake-merge-feedback"))
                .process(
                        new Supplier(settings, digest, eventTime, new DeadLetters(outlet.largestLetterBytes()), counts),
                        Named.as("intake-check-records"))
                .split(Named.as("intake-branch-"))
                .branch((key, outcome) -> outcome instanceof IntakeOutcome.Taken, Branched.as("activities"))
                .branch((key, outcome) -> outcome instanceof IntakeOutcome.Reached, Branched.as("watermarks"))
                .branch((key, outcome) -> outcome instanceof IntakeOutcome.Refused, Branched.as("dead-letters"))
                .noDefaultBranch();

        Objects.requireNonNull(outcomes.get("intake-branch-dead-letters"))
                .mapValues(outcome -> ((IntakeOutcome.Refused) outcome).letter(), Named.as("intake-map-dead-letters"))
                .to(Topics.DEAD_LETTERS.name(), outlet.to(Topics.DEAD_LETTERS, "intake-write-dead-letters"));
        return new Intake(
                Objects.requireNonNull(outcomes.get("intake-branch-activities"))
                        .mapValues(
                                outcome -> ((IntakeOutcome.Taken) outcome).activity(),
                                Named.as("intake-map-activities")),
                Objects.requireNonNull(outcomes.get("intake-branch-watermarks"))
                        .mapValues(
                                outcome -> ((IntakeOutcome.Reached) outcome).watermark(),
                                Named.as("intake-map-watermarks")));
    }

    private KStream<byte[], Inbound> read(StreamsBuilder builder, Topic<?> topic, ActivityReader<?> reader) {
        return builder.stream(
                topic.name(),
                Consumed.with(
                                Serdes.ByteArray(),
                                new InboundSerde(
                                        reader.withWatermarks(outlet.framing().watermarks())))
                        .withTimestampExtractor(eventTime)
                        .withName("intake-read-" + topic.name().replace('.', '-')));
    }

    private record Supplier(
            IntakeSettings settings,
            LearnerDigest digest,
            EventTime eventTime,
            DeadLetters letters,
            StreamCounts counts)
            implements ProcessorSupplier<byte[], Inbound, String, IntakeOutcome> {
        @Override
        public Processor<byte[], Inbound, String, IntakeOutcome> get() {
            return new IntakeProcessor(settings, digest, eventTime, letters, counts);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    Stores.seenEvents(settings.deduplicationHorizon()),
                    Stores.seenOrders(),
                    Stores.intakeCounts(),
                    Stores.erased());
        }
    }
}
