package org.learnstream.streams.catalog;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.WindowStore;
import org.learnstream.streams.serde.AvroSerde;
import org.learnstream.wire.AvroCodec;
import org.learnstream.wire.avro.ArmCounts;
import org.learnstream.wire.avro.Blend;
import org.learnstream.wire.avro.ChurnModelPart;
import org.learnstream.wire.avro.CohortSums;
import org.learnstream.wire.avro.ErasureReceipt;
import org.learnstream.wire.avro.LearnerEvidence;
import org.learnstream.wire.avro.LearnerPresence;
import org.learnstream.wire.avro.SlateFeedback;

/** Every store of the processing application: what it holds, how it is kept, and why. */
public final class Stores {
    /** Name of the store of event ids seen lately. */
    public static final String SEEN_EVENTS = "intake-seen-events";

    /** Name of the store of order lines ever seen. */
    public static final String SEEN_ORDERS = "intake-seen-orders";

    /** Name of the store of the intake's counts. */
    public static final String INTAKE_COUNTS = "intake-counts";

    /** Name of the store of the evidence of each learner. */
    public static final String EVIDENCE = "affinity-evidence";

    /** Name of the store of what was last published to each learner. */
    public static final String PUBLISHED = "recommend-published";

    /** Name of the store of what a partition has learnt about blending. */
    public static final String BLEND = "recommend-blend";

    /** Name of the global store of the blend. */
    public static final String BLENDING = "blend";

    /** Name of the global store of the course model. */
    public static final String COURSE_MODEL = "course-model";

    /** Name of the global store of the generations of solved weights. */
    public static final String GENERATIONS = "model-generations";

    /** Name of the global store of the catalogue. */
    public static final String CATALOGUE = "course-catalogue";

    /** Name of the global store of what learners said of themselves. */
    public static final String DEMOGRAPHICS = "learner-demographics";

    /** Name of the store of what is known of the slots of slates. */
    public static final String FEEDBACK_SLATES = "feedback-slates";

    /** Name of the store of when slates are to be looked at again. */
    public static final String FEEDBACK_TIMERS = "feedback-timers";

    /** Name of the store of the counts of arms. */
    public static final String FEEDBACK_ARMS = "feedback-arms";

    /** Name of the global store of the counts of arms, over all partitions. */
    public static final String BANDIT_ARMS = "bandit-arms";

    /** Name of the store of when each learner was there, and of their window of inactivity. */
    public static final String PRESENCE = "churn-presence";

    /** Name of the store of when learners are to be looked at. */
    public static final String CHURN_TIMERS = "churn-timers";

    /** Name of the store of how far the input topics have come. */
    public static final String WATERMARKS = "churn-watermarks";

    /** Name of the store of how active the learners of each course are. */
    public static final String COHORTS = "churn-cohorts";

    /** Name of the store of what was learnt of who stays away. */
    public static final String LEARNT = "churn-learnt";

    /** Name of the global store of the models of who stays away. */
    public static final String CHURN_MODELS = "churn-models";

    /** Name of the store of up to when the events of erased learners are refused. */
    public static final String ERASED = "privacy-erased";

    /** Name of the store of erasures that are under way. */
    public static final String PENDING_ERASURES = "privacy-pending";

    /** Name of the global store of receipts of erasures. */
    public static final String RECEIPTS = "privacy-receipts";

    /** A larger one would not fit into the topic of the store's changes, by the cluster's default. */
    private static final int LARGEST_VALUE_BYTES = 1_000_000;

    private static final Serde<String> KEY = Serdes.String();

    private Stores() {}

    private static <V extends SpecificRecordBase> Serde<V> values(Class<V> type) {
        return AvroSerde.bounded(AvroCodec.of(type), LARGEST_VALUE_BYTES);
    }

    /**
     * Key learner and event id as bytes, which are made once for all look-ups, value the stream time at which it was seen;
     * kept for two horizons, on disk, logged, not cached: as many entries as events in a day, each read once and written
     * once.
     */
    public static StoreBuilder<WindowStore<byte[], Long>> seenEvents(java.time.Duration horizon) {
        return org.apache.kafka.streams.state.Stores.windowStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentWindowStore(
                                SEEN_EVENTS, horizon.multipliedBy(2), horizon, false),
                        Serdes.ByteArray(),
                        Serdes.Long())
                .withCachingDisabled();
    }

    /**
     * Key learner, order, course and kind, value the event time; kept for ever, on disk, logged, not cached: money is
     * never counted twice, however late the second record.
     */
    public static StoreBuilder<KeyValueStore<String, Long>> seenOrders() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(SEEN_ORDERS), KEY, Serdes.Long())
                .withCachingDisabled();
    }

    /**
     * Key topic and outcome, value the number of records; in memory, logged, cached: a few dozen keys that change with
     * every record, written once per commit, so that counts are exactly-once like everything else.
     */
    public static StoreBuilder<KeyValueStore<String, Long>> intakeCounts() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(INTAKE_COUNTS), KEY, Serdes.Long())
                .withCachingEnabled();
    }

    /**
     * Key learner, value all evidence by course; on disk, logged, cached: read with every event, and those of one learner
     * come in bursts; rewritten only when an event tells something new.
     */
    public static StoreBuilder<KeyValueStore<String, LearnerEvidence>> evidence() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(EVIDENCE),
                        KEY,
                        values(LearnerEvidence.class))
                .withCachingEnabled();
    }

    /**
     * Key learner, value a fingerprint of the courses on the slate last published; in memory, logged, not cached: small,
     * and the sweep compares with it so that only changed slates go out.
     */
    public static StoreBuilder<KeyValueStore<String, Long>> published() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(PUBLISHED), KEY, Serdes.Long())
                .withCachingDisabled();
    }

    /**
     * One key, value all that the partition has learnt about blending; in memory, logged, cached: small, and rewritten
     * with each enrolment that is learnt from, once a commit.
     */
    public static StoreBuilder<KeyValueStore<String, Blend>> blend() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(BLEND), KEY, values(Blend.class))
                .withCachingEnabled();
    }

    /**
     * Key learner and slate, value what is known of its slots; on disk, logged, not cached: as many as slates were looked
     * at within the correction horizon, each written once for every response.
     */
    public static StoreBuilder<KeyValueStore<String, SlateFeedback>> feedbackSlates() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(FEEDBACK_SLATES),
                        KEY,
                        values(SlateFeedback.class))
                .withCachingDisabled();
    }

    /**
     * Key kind of timer, deadline and slate, in this order, value the deadline; on disk, logged, not cached: read in the
     * order of deadlines, two for each slate that is kept.
     */
    public static StoreBuilder<KeyValueStore<String, Long>> feedbackTimers() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(FEEDBACK_TIMERS),
                        KEY,
                        Serdes.Long())
                .withCachingDisabled();
    }

    /**
     * Key learner, value when they were there and their window of inactivity; on disk, logged, cached: as many as
     * learners, rewritten with every event, and those of one learner come in bursts.
     */
    public static StoreBuilder<KeyValueStore<String, LearnerPresence>> presence() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(PRESENCE),
                        KEY,
                        values(LearnerPresence.class))
                .withCachingEnabled();
    }

    /**
     * Key deadline and learner, in this order, value the deadline; on disk, logged, not cached: read in the order of
     * deadlines, at most one for each learner.
     */
    public static StoreBuilder<KeyValueStore<String, Long>> churnTimers() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.persistentKeyValueStore(CHURN_TIMERS), KEY, Serdes.Long())
                .withCachingDisabled();
    }

    /**
     * Key course, value sums over its learners; in memory, logged, cached: as many as courses, and rewritten with every
     * event.
     */
    public static StoreBuilder<KeyValueStore<String, CohortSums>> cohorts() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(COHORTS),
                        KEY,
                        values(CohortSums.class))
                .withCachingEnabled();
    }

    /**
     * One key, value all that was learnt of who stays away; in memory, logged, cached: rewritten with each example, once
     * a commit.
     */
    public static StoreBuilder<KeyValueStore<String, ChurnModelPart>> learnt() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(LEARNT),
                        KEY,
                        values(ChurnModelPart.class))
                .withCachingEnabled();
    }

    /** Key input topic, value its watermark; in memory, logged, not cached: a handful that change in replays alone. */
    public static StoreBuilder<KeyValueStore<String, Long>> watermarks() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(WATERMARKS), KEY, Serdes.Long())
                .withCachingDisabled();
    }

    /**
     * Key as in the topic of arms, value the counts; in memory, logged, cached: a few dozen keys that change with most
     * responses, written once per commit.
     */
    public static StoreBuilder<KeyValueStore<String, ArmCounts>> feedbackArms() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(FEEDBACK_ARMS),
                        KEY,
                        values(ArmCounts.class))
                .withCachingEnabled();
    }

    /**
     * Key digest of a learner, value up to which event time their events are refused; in memory, logged, not cached: as
     * many as learners were ever erased, and asked for with every event, so that nobody comes back unwanted.
     */
    public static StoreBuilder<KeyValueStore<String, Long>> erased() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(ERASED), KEY, Serdes.Long())
                .withCachingDisabled();
    }

    /**
     * Key erasure, value what was done so far, and to whom; in memory, logged, not cached: a few at a time, each for the
     * moment until the models have unlearnt the learner.
     */
    public static StoreBuilder<KeyValueStore<String, ErasureReceipt>> pendingErasures() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                        org.apache.kafka.streams.state.Stores.inMemoryKeyValueStore(PENDING_ERASURES),
                        KEY,
                        values(ErasureReceipt.class))
                .withCachingDisabled();
    }
}
