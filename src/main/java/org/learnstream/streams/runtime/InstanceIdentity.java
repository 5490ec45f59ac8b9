package org.learnstream.streams.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.learnstream.config.StreamsSettings;

/**
 * The name by which the groups know an instance, whichever process it is: static membership (KIP-345). An instance that
 * was killed and is started again takes its own place, and with it its partitions, at once; without a name of its own the
 * partitions rest until the session of the dead process has timed out.
 *
 * <p>It lies beside the state, because whoever has the state is the instance. One whose state is gone is a new one:
 * others may have copies of what it would have to read again, and get its partitions.
 */
public final class InstanceIdentity {
    private static final String FILE = "instance-id";

    private InstanceIdentity() {}

    /**
     * Gives an application the name of its instance, the same at every start. Does nothing where the brokers share the
     * work, as their protocol knows no such names.
     *
     * @throws UncheckedIOException when the state directory cannot be written
     */
    public static void put(Properties properties, StreamsSettings settings) {
        if (!settings.sharedByBrokers()) {
            String name =
                    settings.instanceId().isEmpty() ? remembered(settings.stateDirectory()) : settings.instanceId();
            properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), name);
        }
    }

    private static String remembered(Path stateDirectory) {
        Path file = stateDirectory.resolve(FILE);
        try {
            String known = Files.exists(file) ? Files.readString(file).strip() : "";
            // Nothing is in a file whose bytes a machine that lost its power had not written yet.
            if (!known.isEmpty()) {
                return known;
            }
            Files.createDirectories(stateDirectory);
            String name = UUID.randomUUID().toString();
            // Whole or not at all: a process that is killed here must not leave half a name.
            Path written = Files.createTempFile(stateDirectory, FILE, ".new");
            Files.writeString(written, name, StandardCharsets.US_ASCII);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            return name;
        } catch (IOException failure) {
            throw new UncheckedIOException("the state directory " + stateDirectory + " cannot be written", failure);
        }
    }
}
