package org.learnstream.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * How a broker is to run.
 *
 * @param port the port it listens on at 127.0.0.1; 0 chooses a free one
 * @param dataDirectory where it keeps its data; created when missing
 * @param keepData whether the data outlives the broker; otherwise the directory is emptied at the start and deleted at
 *     the end
 * @param overrides broker settings, by Kafka's own names, that replace the ones of {@link BrokerConfiguration}
 */
public record BrokerOptions(int port, Path dataDirectory, boolean keepData, Map<String, String> overrides) {
    public BrokerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port=" + port + ", expected 0 to 65535");
        }
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        overrides = Map.copyOf(overrides);
    }

    /** Returns the options of a broker on a free port, with data in a new temporary directory that it deletes. */
    public static BrokerOptions temporary() {
        try {
            return new BrokerOptions(0, Files.createTempDirectory("learnstream-broker-"), false, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for the broker's data", e);
        }
    }

    /** Returns the options of a broker that keeps its data in a directory. */
    public static BrokerOptions kept(int port, Path dataDirectory) {
        return new BrokerOptions(port, dataDirectory, true, Map.of());
    }

    /** Returns these options with another port. */
    public BrokerOptions withPort(int chosen) {
        return new BrokerOptions(chosen, dataDirectory, keepData, overrides);
    }

    /** Returns these options with the data kept or not. */
    public BrokerOptions withKeepData(boolean keep) {
        return new BrokerOptions(port, dataDirectory, keep, overrides);
    }

    /** Returns these options with other overrides. */
    public BrokerOptions withOverrides(Map<String, String> replaced) {
        return new BrokerOptions(port, dataDirectory, keepData, replaced);
    }
}
