package org.learnstream.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a broker is to run.
 *
 * @param port the port it listens on at 127.0.0.1; 0 chooses a free one
 * @param dataDirectory where it keeps its data; created when missing
 * @param keepData whether the data outlives the broker; otherwise the directory is emptied at the start and deleted at
 *     the end
 * @param overrides broker settings, by Kafka's own names, that replace the ones of {@link BrokerConfiguration}
 * @param quorum the cluster that it belongs to; empty when it is alone
 */
public record BrokerOptions(
        int port, Path dataDirectory, boolean keepData, Map<String, String> overrides, Optional<Quorum> quorum) {
    public BrokerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port=" + port + ", expected 0 to 65535");
        }
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        overrides = Map.copyOf(overrides);
    }

    /** Returns the options of a broker that is alone in its cluster. */
    public BrokerOptions(int port, Path dataDirectory, boolean keepData, Map<String, String> overrides) {
        this(port, dataDirectory, keepData, overrides, Optional.empty());
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
        return new BrokerOptions(chosen, dataDirectory, keepData, overrides, quorum);
    }

    /** Returns these options with the data kept or not. */
    public BrokerOptions withKeepData(boolean keep) {
        return new BrokerOptions(port, dataDirectory, keep, overrides, quorum);
    }

    /** Returns these options as those of a node of a cluster. */
    public BrokerOptions withQuorum(Quorum chosen) {
        return new BrokerOptions(port, dataDirectory, keepData, overrides, Optional.of(chosen));
    }

    /** Returns the identifier of the node in its cluster. */
    int nodeId() {
        return quorum.map(Quorum::nodeId).orElse(BrokerConfiguration.LONE_NODE_ID);
    }

    /** Returns these options with other overrides. */
    public BrokerOptions withOverrides(Map<String, String> replaced) {
        return new BrokerOptions(port, dataDirectory, keepData, replaced, quorum);
    }
}
