package org.learnstream.testkit;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.EmbeddedBroker;

/**
 * A broker in the test's process, started before the first test of a class and thrown away after the last.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LiveBroker BROKER = new LiveBroker();
 * }</pre>
 */
public final class LiveBroker implements BeforeAllCallback, AfterAllCallback {
    private @Nullable EmbeddedBroker broker;

    /** Returns {@code host:port}, for the clients' {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return Objects.requireNonNull(broker, "the broker runs from beforeAll to afterAll")
                .bootstrapServers();
    }

    /** Returns settings for a client of any kind: a consumer, a producer, an administration client, streams. */
    public Map<String, Object> clientProperties() {
        return Map.of("bootstrap.servers", bootstrapServers());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        broker = EmbeddedBroker.start(BrokerOptions.temporary());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        EmbeddedBroker started = broker;
        broker = null;
        if (started != null) {
            started.close();
        }
    }
}
