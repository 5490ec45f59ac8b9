package org.learnstream.streams.runtime;

import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.learnstream.config.Settings;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Outlet;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.error.DeadLetterHandler;

/** The configuration of our Kafka Streams applications, made from the settings. */
public final class StreamsProperties {
    /** Added to the application id of the processing application for that of the serving one. */
    public static final String SERVING_SUFFIX = "-serving";

    private static final String VIEWS_SUFFIX = "-views";
    /** With less than what changes between two commits, churn models included, the same would be written repeatedly. */
    private static final long RECORD_CACHE_BYTES = 32L << 20;

    static final int SERVING_SESSION_MILLIS = 6_000;
    static final int PROCESSING_SESSION_MILLIS = 10_000;
    private static final int REQUEST_MILLIS = 5_000;
    private static final int RETRY_MILLIS = 5;
    private static final long PROBING_MILLIS = 60_000;
    private static final long LONGEST_TRACE_MILLIS = 86_400_000;
    /** What the topics of the stores' changes take by the cluster's default. */
    private static final int LARGEST_CHANGE_BYTES = 1 << 20;

    /**
     * Global stores are read one after the other by one consumer, and each waits until the broker has given up waiting
     * for more of the one before: by default half a second for each topic at every start.
     */
    private static final int GLOBAL_FETCH_MILLIS = 50;

    private static final int BATCH_BYTES = 128 << 10;

    private StreamsProperties() {}

    /** Returns the configuration of the processing application. */
    public static Properties processing(Settings settings, Framing framing) {
        Properties properties = common(
                settings,
                framing,
                settings.streams().applicationId(),
                settings.streams().threads());
        // Until the group notices that an instance died, nobody processes its partitions, not even the instance itself
        // when it is started again.
        putSession(properties, settings, PROCESSING_SESSION_MILLIS);
        return properties;
    }

    /** Returns the configuration of the serving application. */
    public static Properties serving(Settings settings, Framing framing) {
        Properties properties = common(settings, framing, settings.streams().applicationId() + SERVING_SUFFIX, 1);
        properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.REUSE_KTABLE_SOURCE_TOPICS);
        // It writes nothing and its tables take the same record twice without harm: exactly once would only throw the
        // stores away after a crash. What it reads must be committed all the same.
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        // A standby never runs ahead of what the active copy has committed, so nothing moves on from the death of an
        // instance until the group notices it: that must be well within the staleness bound.
        putSession(properties, settings, SERVING_SESSION_MILLIS);
        return properties;
    }

    /** Returns the configuration of the application that keeps the views where nothing is processed. */
    public static Properties views(Settings settings, Framing framing) {
        Properties properties = common(settings, framing, settings.streams().applicationId() + VIEWS_SUFFIX, 1);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        return properties;
    }

    /** Where the brokers share the work, they know these of the group: see {@link BrokerSharedGroups}. */
    private static void putSession(Properties properties, Settings settings, int millis) {
        if (!settings.streams().sharedByBrokers()) {
            properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), millis);
            properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), millis / 3);
        }
    }

    @SuppressWarnings("deprecation") // the switch goes in Kafka 5, when what it switches on is always on
    private static Properties common(Settings settings, Framing framing, String applicationId, int threads) {
        Properties properties = new Properties();
        // A broker that stands still keeps its connections: until a request is given up nobody looks for the new leader
        // of its partitions, by default for half a minute.
        properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
        properties.putAll(settings.kafka().client());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, settings.streams().groupProtocol());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.streams().commitInterval().toMillis());
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                settings.streams().stateDirectory().toString());
        properties.put(
                StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.streams().standbyReplicas());
        properties.put(
                StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.topics().replication());
        // An instance that joins a busy cluster gets its share once it has caught up: within a minute, the least there
        // is.
        properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_MILLIS);
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.http().address());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, RECORD_CACHE_BYTES);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class);
        properties.put(BoundedMemory.BYTES, settings.streams().stateMemoryBytes());
        properties.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        // The first write after a commit meets the commit's end at the broker and is told to come again: soon, then.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), RETRY_MILLIS);
        // By event time the changelogs of a replay of history would begin new segments all the time, because the
        // markers
        // of commits are of today, and those with a retention would lose at once what was just remembered.
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG), "LogAppendTime");
        // What was erased is gone from the changelogs within a day, however little is written to them.
        properties.put(StreamsConfig.topicPrefix(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG), LONGEST_TRACE_MILLIS);
        // A dead letter holds the record that it is about, so it may be larger than any input.
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                Math.max(LARGEST_CHANGE_BYTES, 2 * settings.topics().maxMessageBytes()));
        properties.put(
                DeadLetterHandler.LETTER_BYTES,
                new Outlet(settings.topics().maxMessageBytes(), framing).largestLetterBytes());
        properties.put(DeadLetterHandler.LETTER_FORMAT, framing.format(Topics.DEAD_LETTERS));
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(
                StreamsConfig.globalConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), GLOBAL_FETCH_MILLIS);
        return properties;
    }
}
