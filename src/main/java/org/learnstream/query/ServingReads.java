package org.learnstream.query;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaStreams;
import org.learnstream.config.Settings;
import org.learnstream.streams.catalog.Framing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All read ports over one running serving application, wired; measures the ages of its copies until it is closed.
 *
 * <p>Close it before the application.
 */
public final class ServingReads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServingReads.class);
    private static final Duration SAMPLE_INTERVAL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(3);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final RowDecoder decoder;
    private final Admin admin;
    private final GapReader gaps;
    private final CopyAgeSampler ages;
    private final HttpRemoteReads remote;
    private final StreamsLocalReads local;
    private final HolderSearch holders;
    private final RoutedLearnerReads learners;
    private final TablesStatus status;
    private final ScheduledExecutorService sampling =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "copy-ages"));
    private boolean failing;

    private ServingReads(KafkaStreams streams, String group, Settings settings, Framing framing, Vertx vertx) {
        decoder = new RowDecoder(framing.impatient());
        LongSupplier monotonicMillis = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        String self = settings.http().address();
        Map<String, Object> client = new HashMap<>();
        // While a broker stands still, ages must be measured with those that took over, and soon.
        client.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(LONGEST_REQUEST.toMillis()));
        client.putAll(settings.kafka().client());
        client.put("bootstrap.servers", settings.kafka().bootstrapServers());
        admin = Admin.create(client);
        Map<String, Object> consumer = new HashMap<>(client);
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        consumer.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        gaps = new GapReader(new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        ages = new CopyAgeSampler(new StreamsCopyObserver(streams, admin, group), gaps, monotonicMillis);
        local = new StreamsLocalReads(streams, ages, self);
        remote = new HttpRemoteReads(vertx, settings.serving().remoteTimeout(), monotonicMillis);
        Duration maximumStaleness = settings.serving().maximumStaleness();
        status = new TablesStatus(() -> activePartitions(streams), ages, maximumStaleness);
        holders = new HolderSearch(
                new StreamsRouting(streams, self),
                local,
                remote,
                maximumStaleness,
                CompletableFuture.delayedExecutor(
                        settings.serving().hedgeAfter().toNanos(), TimeUnit.NANOSECONDS));
        learners = new RoutedLearnerReads(
                holders,
                decoder,
                CompletableFuture.delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS),
                settings.serving().longestWait(),
                monotonicMillis);
    }

    /**
     * Opens the read ports.
     *
     * @param streams the serving application, started
     * @param applicationId its application id
     * @param framing how records are framed on the topics
     * @param vertx what requests to other instances run on
     */
    public static ServingReads open(
            KafkaStreams streams, String applicationId, Settings settings, Framing framing, Vertx vertx) {
        ServingReads reads = new ServingReads(streams, applicationId, settings, framing, vertx);
        Future<?> unusedUntilClosed = reads.sampling.scheduleWithFixedDelay(
                reads::sample, 0, SAMPLE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return reads;
    }

    private static Set<Integer> activePartitions(KafkaStreams streams) {
        if (!streams.state().isRunningOrRebalancing()) {
            return Set.of();
        }
        return streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .map(task -> task.taskId().partition())
                .collect(Collectors.toSet());
    }

    private void sample() {
        try {
            ages.sample();
            failing = false;
        } catch (RuntimeException failed) {
            // Expected at start and stop, and while brokers are away. The ages grow until a sample succeeds, so that
            // readers see it; to give up would keep them growing for ever.
            if (!failing) {
                LOG.info("The ages of the tables cannot be measured now reason={}", failed.getMessage());
            }
            failing = true;
        }
    }

    /** Returns what is published of learners, on whatever instance it is held. */
    public LearnerReads learners() {
        return learners;
    }

    /** Returns what this instance itself holds of learners. */
    public LocalReads local() {
        return local;
    }

    /** Returns the ages of this instance's copies. */
    public CopyAges ages() {
        return ages;
    }

    /** Returns the condition of this instance's copies. */
    public StatusSource status() {
        return status;
    }

    /** Returns what went on between this instance and others for reads. */
    public ReadTraffic traffic() {
        return remote.traffic(holders.hedged());
    }

    /** Returns the decoder, which counts what it could not decode. */
    public RowDecoder decoder() {
        return decoder;
    }

    @Override
    public void close() {
        sampling.shutdownNow();
        boolean ended = samplingEnded();
        remote.close();
        admin.close(LONGEST_CLOSE);
        if (ended) {
            // A consumer is of one thread: while a measurement has it, nobody else may close it.
            gaps.close();
        }
    }

    private boolean samplingEnded() {
        try {
            boolean ended = sampling.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                LOG.warn("A measurement of the ages of the tables did not end in time longest={}", LONGEST_CLOSE);
            }
            return ended;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
