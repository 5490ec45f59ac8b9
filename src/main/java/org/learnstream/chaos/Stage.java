package org.learnstream.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.learnstream.broker.ChildCluster;
import org.learnstream.config.KafkaSettings;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.process.LineFile;
import org.learnstream.streams.topics.TopicAdministration;

/** What is put to the test: three brokers and three instances, each a process of its own, on this machine. */
final class Stage implements AutoCloseable {
    static final int BROKERS = 3;
    static final int INSTANCES = 3;

    private static final int PARTITIONS = 6;
    private static final int BROKER_MEGABYTES = 256;
    private static final int INSTANCE_MEGABYTES = 384;
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Map<String, LineFile> logs = new TreeMap<>();
    private final Path folder;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Settings settings;
    private final BrokerTarget brokers;
    private final Instances instances;

    private Stage(ChaosOptions options) {
        this.folder = options.folder();
        try {
            ChildCluster cluster = add(ChildCluster.start(BROKERS, folder, BROKER_MEGABYTES, log("broker")));
            brokers = add(new BrokerTarget(cluster));
            Map<String, String> common = settings(options, cluster.bootstrapServers());
            settings = SettingsLoader.load(null, Map.of(), common);
            try (TopicAdministration topics = TopicAdministration.connect(settings)) {
                topics.create();
            }
            instances = add(Instances.start(
                    INSTANCES,
                    folder,
                    INSTANCE_MEGABYTES,
                    common,
                    settings.topics().partitions(),
                    log("instance")));
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** Starts everything, without waiting for the instances. */
    static Stage open(ChaosOptions options) {
        return new Stage(options);
    }

    /**
     * The recommender is one whose slates are a function of the final affinities, so that it can be told how each slate
     * must be; the model of all others is compared as it is.
     */
    private static Map<String, String> settings(ChaosOptions options, String bootstrapServers) {
        Map<String, String> settings = new LinkedHashMap<>();
        // What the campus writes and the comparison reads is in single-object encoding.
        settings.put("schema.registry.url", "");
        settings.put("topics.partitions", Integer.toString(PARTITIONS));
        settings.put("topics.replication", Integer.toString(BROKERS));
        settings.put("streams.standby-replicas", "1");
        settings.put("streams.state-memory-bytes", Integer.toString(32 << 20));
        settings.put("recommend.recommender", "item-cosine-recency");
        settings.put("recommend.sweep-budget", "2000");
        settings.put("bandit.enabled", "false");
        settings.put("solve.enabled", "false");
        settings.putAll(options.settings());
        settings.put("kafka.bootstrap-servers", bootstrapServers);
        return settings;
    }

    private <T extends AutoCloseable> T add(T part) {
        opened.add(0, part);
        return part;
    }

    private BiConsumer<Integer, String> log(String kind) {
        for (int number = 1; number <= Math.max(BROKERS, INSTANCES); number++) {
            logs.put(kind + number, new LineFile(folder.resolve(kind + "-" + number + ".log")));
        }
        return (number, line) -> {
            LineFile log = logs.get(kind + number);
            if (log != null) {
                log.accept(line);
            }
        };
    }

    /**
     * Returns when all instances are up and hold two copies of everything.
     *
     * @throws ChaosException when that takes too long
     */
    void awaitWhole(Supplier<Boolean> stopped) {
        boolean whole = new Drain(LONGEST_START, stopped).await(() -> {
            instances.supervise();
            return instances.whole();
        });
        if (!whole) {
            throw new ChaosException("the instances are not ready after " + LONGEST_START + ", see " + folder, null);
        }
    }

    /** Returns the settings of all instances. */
    Settings settings() {
        return settings;
    }

    /** Returns how the cluster is reached. */
    KafkaSettings kafka() {
        return settings.kafka();
    }

    /** Returns the brokers. */
    BrokerTarget brokers() {
        return brokers;
    }

    /** Returns the instances. */
    Instances instances() {
        return instances;
    }

    /** Ends all processes. */
    @Override
    public void close() {
        for (AutoCloseable part : opened) {
            try {
                part.close();
            } catch (Exception failed) {
                throw new ChaosException("a process cannot be ended", failed);
            }
        }
        logs.values().forEach(LineFile::close);
    }
}
