package org.learnstream.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.learnstream.app.App;
import org.learnstream.app.Role;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.EmbeddedBroker;
import org.learnstream.config.Settings;
import org.learnstream.streams.topics.TopicAdministration;

/**
 * Everything in this process and for this run only: a broker with the topics, and an instance with all roles. Nothing of
 * it is left when it is closed.
 */
final class EmbeddedPlatform implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final EmbeddedBroker broker;
    private final App app;
    private final Settings settings;
    private final Path state;

    private EmbeddedPlatform(EmbeddedBroker broker, App app, Settings settings, Path state) {
        this.broker = broker;
        this.app = app;
        this.settings = settings;
        this.state = state;
    }

    /** Starts everything, and returns when it can answer. */
    static EmbeddedPlatform start(ClusterOptions options) throws InterruptedException {
        Path state = temporaryDirectory();
        EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
        try {
            Settings settings = options.load(ownSettings(broker, state));
            try (TopicAdministration topics = TopicAdministration.connect(settings)) {
                topics.create();
            }
            App app = App.start(settings, EnumSet.allOf(Role.class));
            if (!app.awaitReady(LONGEST_START)) {
                app.close();
                throw new IllegalStateException("the instance is not ready after " + LONGEST_START);
            }
            return new EmbeddedPlatform(broker, app, settings, state);
        } catch (RuntimeException | InterruptedException failure) {
            broker.close();
            delete(state);
            throw failure;
        }
    }

    private static Map<String, String> ownSettings(EmbeddedBroker broker, Path state) {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("kafka.bootstrap-servers", broker.bootstrapServers());
        own.put("streams.state-directory", state.toString());
        own.put("http.port", "0");
        return own;
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("learnstream-state-");
        } catch (IOException failure) {
            throw new UncheckedIOException("no temporary directory for the state", failure);
        }
    }

    /** Returns the settings that reach it. */
    Settings settings() {
        return settings;
    }

    @Override
    public void close() {
        app.close();
        broker.close();
        delete(state);
    }

    private static void delete(Path directory) {
        try (Stream<Path> content = Files.walk(directory)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete " + directory, failure);
        }
    }
}
