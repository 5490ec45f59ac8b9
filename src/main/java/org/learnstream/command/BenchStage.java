package org.learnstream.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.learnstream.app.TemporaryFolder;
import org.learnstream.bench.ServedInstance;
import org.learnstream.bench.ThroughputBenchmark;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.ChildBroker;
import org.learnstream.config.Settings;
import org.learnstream.streams.topics.TopicAdministration;

/** What benchmarks of running instances are played on: a broker in a process of its own with all topics, and a folder. */
final class BenchStage implements AutoCloseable {
    private final SettingsOptions options;
    private final Map<String, String> common;
    private final TemporaryFolder folder;
    private final ChildBroker broker;
    private final List<ServedInstance> instances = new ArrayList<>();

    /**
     * Opens a stage.
     *
     * @param options settings that the user gave
     * @param common settings of all instances, which win over those
     */
    BenchStage(SettingsOptions options, Map<String, String> common) {
        this.options = options;
        this.common = new LinkedHashMap<>(common);
        folder = TemporaryFolder.create("learnstream-bench-");
        broker = ChildBroker.start(BrokerOptions.temporary());
        this.common.put("kafka.bootstrap-servers", broker.bootstrapServers());
        try (TopicAdministration topics = TopicAdministration.connect(settings())) {
            topics.create();
        }
    }

    /** Returns the settings that instances have in common. */
    Settings settings() {
        return options.load(common);
    }

    /** Returns where files may be put that nobody needs later. */
    Path folder() {
        return folder.path();
    }

    /** Returns where an instance keeps its state. */
    Path state(String name) {
        return folder.path().resolve("state-" + name);
    }

    /**
     * Starts an instance, without waiting for it.
     *
     * @param name by which its files are known
     * @param own settings of it alone
     * @param jvmOptions besides those of the scripts
     */
    ServedInstance start(String name, Map<String, String> own, List<String> jvmOptions) {
        Map<String, String> settings = new LinkedHashMap<>(common);
        settings.put("streams.state-directory", state(name).toString());
        settings.putAll(own);
        List<String> arguments = new ArrayList<>(options.arguments());
        arguments.addAll(ThroughputBenchmark.options(settings));
        ServedInstance instance =
                ServedInstance.start(jvmOptions, arguments, folder.path().resolve(name + ".log"));
        instances.add(instance);
        return instance;
    }

    /** Returns how many bytes an instance keeps in its state directory. */
    long stateBytes(String name) throws IOException {
        try (Stream<Path> files = Files.walk(state(name))) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        }
    }

    /** Deletes all that is in the state directory of an instance, which must not be running. */
    void emptyState(String name) throws IOException {
        List<Path> files;
        try (Stream<Path> each = Files.walk(state(name))) {
            files = each.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        instances.forEach(ServedInstance::close);
        broker.close();
        folder.close();
    }
}
