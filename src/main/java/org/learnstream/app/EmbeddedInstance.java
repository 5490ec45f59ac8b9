package org.learnstream.app;

import java.util.EnumSet;
import java.util.Map;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.EmbeddedBroker;
import org.learnstream.config.BrokerSettings;
import org.learnstream.config.Settings;
import org.learnstream.streams.topics.TopicAdministration;

/** A whole LearnStream in this process: the broker, its topics, and one instance with all roles. */
public final class EmbeddedInstance implements AutoCloseable {
    private final Opened opened = new Opened();
    private final Settings settings;
    private final App app;

    private EmbeddedInstance(Settings wanted, BrokerOptions options) {
        try {
            Settings withState = options.keepData()
                    ? wanted
                    : wanted.withStateDirectory(opened.add(TemporaryFolder.create("learnstream-state-"))
                            .path());
            EmbeddedBroker broker = opened.add(EmbeddedBroker.start(options));
            settings = withState.withBootstrapServers(broker.bootstrapServers());
            try (TopicAdministration topics = TopicAdministration.connect(settings)) {
                topics.create();
            }
            app = opened.add(App.start(settings, EnumSet.allOf(Role.class)));
        } catch (RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }

    /**
     * Starts everything. When the broker's data are not kept, neither are the stores: they would belong to a cluster
     * that is gone.
     */
    public static EmbeddedInstance start(Settings settings) {
        BrokerSettings broker = settings.broker();
        return new EmbeddedInstance(
                settings, new BrokerOptions(broker.port(), broker.dataDirectory(), broker.keepData(), Map.of()));
    }

    /** Starts everything on free ports and in temporary folders: it meets no other and leaves nothing behind. */
    public static EmbeddedInstance startTemporary(Settings settings) {
        return new EmbeddedInstance(settings.withHttpPort(0), BrokerOptions.temporary());
    }

    /** Returns the settings as they hold for the embedded broker. */
    public Settings settings() {
        return settings;
    }

    /** Returns the instance. */
    public App app() {
        return app;
    }

    @Override
    public void close() {
        opened.close();
    }
}
