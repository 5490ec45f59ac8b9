package org.learnstream.config;

import java.nio.file.Path;

/** The embedded broker, for a laptop and for tests. */
public record BrokerSettings(
        @Doc("Port of the embedded broker on loopback; 0 for any free one, to 65535.")
        int port,

        @Doc("Folder of the embedded broker's data.") Path dataDirectory,

        @Doc("Whether the data stay when the broker stops, and are used again.")
        boolean keepData) {
    public BrokerSettings {
        Check.that(port >= 0 && port <= 65_535, "broker.port", port, "0 to 65535");
    }
}
