package org.learnstream.streams.churn;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.learnstream.config.KafkaSettings;
import org.learnstream.config.PredictionSettings;
import org.learnstream.domain.churn.BoostedTrees;
import org.learnstream.domain.churn.ChurnExamples;
import org.learnstream.domain.churn.TreeOptions;
import org.learnstream.domain.churn.TreeTrainer;
import org.learnstream.model.LiveChurn;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.ChurnModels;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains trees beside the stream, in a thread of its own, when there are enough examples more; they come back through
 * their topic, to this instance as to all others. It looks every second whether that is due and whether the work is this
 * instance's.
 */
public final class ForestTrainer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ForestTrainer.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long LONGEST_CLOSE_SECONDS = 10;

    /** A leaf stands for one example in so many, at least. */
    private static final double EXAMPLES_PER_LEAF = 250;

    private final PredictionSettings settings;
    private final KafkaSettings kafka;
    private final Framing framing;
    private final TreeTrainer trainer;
    private final InstantSource clock;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "trees");
        thread.setDaemon(true);
        return thread;
    });

    /** How many examples the newest trees of this process have learnt from. */
    private long trained;

    private long generation;

    public ForestTrainer(
            PredictionSettings settings,
            KafkaSettings kafka,
            Framing framing,
            TreeTrainer trainer,
            InstantSource clock) {
        this.settings = settings;
        this.kafka = kafka;
        this.framing = framing;
        this.trainer = trainer;
        this.clock = clock;
    }

    /**
     * Begins to look.
     *
     * @param models what is known; nothing while it is being restored
     * @param responsible whether the work is this instance's at the moment
     */
    public void start(Supplier<Optional<LiveChurn>> models, BooleanSupplier responsible) {
        ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(
                () -> look(models, responsible), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(Supplier<Optional<LiveChurn>> models, BooleanSupplier responsible) {
        try {
            Optional<LiveChurn> known = responsible.getAsBoolean() ? models.get() : Optional.empty();
            if (known.isPresent() && isDue(known.get().judge().examples())) {
                train(known.get().judge().generation());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | ExecutionException | OutOfMemoryError failed) {
            // The next look tries again; the generation before stays in force.
            LOG.warn("Trees could not be trained", failed);
        }
    }

    private boolean isDue(long examples) {
        return examples >= settings.treesAfter() && examples >= trained * (1 + settings.treesGrowth());
    }

    private void train(long before) throws InterruptedException, ExecutionException {
        long started = System.nanoTime();
        ChurnExamples examples = new ExampleReader(kafka, framing).newest(settings.examplesKept());
        double leaf = Math.min(TreeOptions.DEFAULT.leafWeight(), examples.size() / EXAMPLES_PER_LEAF);
        BoostedTrees trees = trainer.train(examples, TreeOptions.DEFAULT.withLeafWeight(leaf));
        generation = Math.max(generation, before) + 1;
        publish(trees, examples.size());
        trained = examples.size();
        LOG.info(
                "Trees trained and published generation={} examples={} trees={} millis={}",
                generation,
                examples.size(),
                trees.size(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
    }

    private void publish(BoostedTrees trees, long examples) throws InterruptedException, ExecutionException {
        Map<String, Object> configuration = new HashMap<>(kafka.client());
        configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "learnstream-trees");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        byte[] value = framing.format(Topics.CHURN_MODELS)
                .encode(ChurnModels.forest(generation, examples, clock.millis(), trees));
        try (Producer<String, byte[]> producer =
                new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.CHURN_MODELS.name(), ChurnModels.TREES, value))
                    .get();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Training goes on in the background and ends with the process");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
