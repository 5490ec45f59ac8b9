package org.learnstream.streams.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Kafka Streams application: started, watched, and stopped once. */
public final class StreamsApplication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsApplication.class);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

    private final String name;
    private final KafkaStreams streams;
    private final DamagedState state;
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final CountDownLatch running = new CountDownLatch(1);
    private final ThreadReplacements replacements = new ThreadReplacements();
    private final RestoreProgress restoring = new RestoreProgress();
    private final LongAdder rebalances = new LongAdder();
    private final LongAdder replaced = new LongAdder();

    private StreamsApplication(String name, KafkaStreams streams, DamagedState state) {
        this.name = name;
        this.streams = streams;
        this.state = state;
    }

    /**
     * Returns an application that is not started yet.
     *
     * @param name name of the application in logs and metrics
     */
    public static StreamsApplication of(String name, Topology topology, Properties properties) {
        Path folder = Path.of(properties.getProperty(StreamsConfig.STATE_DIR_CONFIG))
                .resolve(properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG));
        return new StreamsApplication(name, new KafkaStreams(topology, properties), new DamagedState(folder));
    }

    /**
     * Starts it, once. Its global stores are read before this returns.
     *
     * @throws DamagedStateException when state on disk was damaged; it is thrown away, so that another application, made
     *     anew, can start
     */
    public void start() {
        streams.setUncaughtExceptionHandler(this::failed);
        streams.setGlobalStateRestoreListener(restoring);
        streams.setStateListener((after, before) -> {
            LOG.info("Streams changed state application={} from={} to={}", name, before, after);
            if (after == KafkaStreams.State.RUNNING) {
                running.countDown();
            }
            if (after == KafkaStreams.State.REBALANCING) {
                rebalances.increment();
            }
            if (after == KafkaStreams.State.ERROR) {
                failure.completeExceptionally(
                        new IllegalStateException("the " + name + " application stopped with an error"));
            }
        });
        try {
            streams.start();
        } catch (StreamsException failed) {
            if (DamagedState.isCause(failed) && state.discard() > 0) {
                throw new DamagedStateException(name, failed);
            }
            throw failed;
        }
    }

    private StreamThreadExceptionResponse failed(Throwable cause) {
        // Damaged state is thrown away first: the new thread would fail by it like this one.
        if (DamagedState.isCause(cause) && state.discard() > 0) {
            LOG.warn("A thread failed by damaged state and is replaced application={}", name, cause);
            replaced.increment();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        if (replacements.allow(cause, TimeUnit.NANOSECONDS.toMillis(System.nanoTime()))) {
            LOG.warn("Stream thread is replaced, its stores are read anew application={}", name, cause);
            replaced.increment();
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        // Only the first cause says what happened; what follows are its consequences.
        Throwable reason = explained(cause);
        if (failure.completeExceptionally(reason)) {
            LOG.error("Streams failed, the application stops application={}", name, reason);
        }
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static Throwable explained(Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof FencedInstanceIdException) {
                return new IllegalStateException(
                        "another instance with the same name has taken this one's place -> give each instance a"
                                + " streams.instance-id of its own, and none a copy of another one's state directory",
                        cause);
            }
        }
        return cause;
    }

    /** Returns the name of the application in logs and metrics. */
    public String name() {
        return name;
    }

    /** Returns the stores that are being read again from their topics. */
    public Restoring restoring() {
        return restoring.now();
    }

    /** Returns how many records of stores were read again since it started. */
    public long restored() {
        return restoring.restored();
    }

    /** Returns how often partitions were given out anew, the first time included. */
    public long rebalances() {
        return rebalances.sum();
    }

    /** Returns how many threads that had died were replaced. */
    public long replacedThreads() {
        return replaced.sum();
    }

    /** Returns Kafka's own handle, for queries and metrics. */
    public KafkaStreams streams() {
        return streams;
    }

    /** Completes exceptionally, with the first cause, when the application can not go on. */
    public CompletionStage<Void> failure() {
        return failure;
    }

    /** Waits until the application has run once, and returns whether it did within a time. */
    public boolean awaitRunning(Duration longest) throws InterruptedException {
        return running.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns whether the application has run once; from then on partitions that move do not make it unready. */
    public boolean hasRun() {
        return running.getCount() == 0;
    }

    @Override
    public void close() {
        // To leave the group hands the partitions over at once; otherwise they rest until the session times out.
        CloseOptions leaving =
                CloseOptions.timeout(LONGEST_CLOSE).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
        if (!streams.close(leaving)) {
            LOG.warn("Streams did not stop in time application={} longest={}", name, LONGEST_CLOSE);
        }
    }
}
