package org.learnstream.streams.privacy;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.learnstream.config.Settings;
import org.learnstream.domain.privacy.ErasureReceipt;
import org.learnstream.domain.privacy.ErasureReceipt.Stage;
import org.learnstream.domain.privacy.ErasureTrace;
import org.learnstream.model.LiveErasures;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicLog;
import org.learnstream.wire.Erasures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends erasures beside the stream, in a thread of its own: removes what topics that are not compacted still hold, and
 * writes the last receipt. It looks every second whether there is one to end and whether the work is this instance's; while
 * one has to wait for a group, twice as long each time, up to a minute.
 *
 * <p>All instances share one transactional identity, and who takes over reads the receipts first: each erasure gets one
 * last receipt, whoever dies when.
 */
public final class ErasureCompletion implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureCompletion.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final int MOST_LOOKS_PASSED = 60;
    private static final long LONGEST_CLOSE_SECONDS = 10;

    private final Settings settings;
    private final Framing framing;
    private final InstantSource clock;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "erasures");
        thread.setDaemon(true);
        return thread;
    });

    /** What is to be removed, by erasure: up to where topics ended when it was first looked at. */
    private final Map<String, List<ErasureTrace>> plans = new HashMap<>();

    /** So many looks apart are the tries, and so many are still to be passed over. */
    private int apart = 1;

    private int passed;

    public ErasureCompletion(Settings settings, Framing framing, InstantSource clock) {
        this.settings = settings;
        this.framing = framing;
        this.clock = clock;
    }

    /**
     * Begins to look.
     *
     * @param receipts the receipts; empty while they are being restored
     * @param responsible whether the work is this instance's at the moment
     */
    public void start(Supplier<Optional<LiveErasures>> receipts, BooleanSupplier responsible) {
        ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(
                () -> look(receipts, responsible), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(Supplier<Optional<LiveErasures>> receipts, BooleanSupplier responsible) {
        try {
            if (!responsible.getAsBoolean()) {
                plans.clear();
                apart = 1;
                passed = 0;
            } else if (passed > 0) {
                passed--;
            } else if (receipts.get()
                    .filter(known -> !known.at(Stage.UNLEARNT).isEmpty())
                    .isPresent()) {
                apart = complete() ? 1 : Math.min(MOST_LOOKS_PASSED, 2 * apart);
                passed = apart - 1;
            }
        } catch (RuntimeException failed) {
            if (!executor.isShutdown()) {
                // The next look tries again.
                LOG.warn("Erasures could not be ended now", failed);
            }
        }
    }

    /** Returns whether no erasure has to wait. */
    private boolean complete() {
        boolean all = true;
        String name = settings.streams().applicationId() + "-erasures";
        Map<String, Object> configuration = new HashMap<>(settings.kafka().client());
        configuration.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, name);
        configuration.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        try (Producer<String, byte[]> producer =
                        new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer());
                TraceRemover remover = TraceRemover.connect(
                        settings.kafka(),
                        settings.streams().applicationId(),
                        settings.privacy().longestTrace())) {
            // First nobody else can write receipts any more, then all that were written are read.
            producer.initTransactions();
            for (ErasureReceipt receipt : newest().values()) {
                if (receipt.stage() == Stage.UNLEARNT) {
                    all &= complete(receipt, producer, remover);
                }
            }
        }
        return all;
    }

    private Map<String, ErasureReceipt> newest() {
        Map<String, ErasureReceipt> newest = new TreeMap<>();
        try (TopicLog log = TopicLog.connect(settings.kafka(), framing)) {
            log.read(Topics.RECEIPTS, (erasureId, receipt) -> newest.put(erasureId, Erasures.fromAvro(receipt)));
        }
        return newest;
    }

    /** Returns whether it is ended, and does not have to wait. */
    private boolean complete(ErasureReceipt receipt, Producer<String, byte[]> producer, TraceRemover remover) {
        List<ErasureTrace> plan =
                plans.computeIfAbsent(receipt.erasureId(), unseen -> remover.plan(receipt.partition()));
        Optional<String> waitsFor = remover.waitsFor(plan);
        if (waitsFor.isPresent()) {
            LOG.info(
                    "Erasure waits until a group has read what will be removed erasure={} group={}",
                    receipt.erasureId(),
                    waitsFor.get());
            return false;
        }
        remover.remove(plan);
        byte[] done = framing.format(Topics.RECEIPTS).encode(Erasures.toAvro(receipt.done(clock.millis(), plan)));
        producer.beginTransaction();
        // The commit reports what went wrong with it.
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(Topics.RECEIPTS.name(), receipt.erasureId(), done));
        producer.commitTransaction();
        plans.remove(receipt.erasureId());
        LOG.info("Learner erased erasure={}", receipt.erasureId());
        return true;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The end of erasures goes on in the background and stops with the process");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
