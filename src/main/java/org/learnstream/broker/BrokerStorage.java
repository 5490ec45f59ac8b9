package org.learnstream.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * The data directory of a broker: formatted for its first start, kept or deleted after its last.
 *
 * <p>It is locked before anything in it is touched. Kafka locks it too, but only after its controller has opened, and
 * changed, the log of a broker that still runs.
 */
final class BrokerStorage {
    private static final String LOCK = ".learnstream.lock";

    private final Path directory;
    private final boolean kept;
    private final int nodeId;
    private final String clusterId;
    private @Nullable FileChannel lock;

    BrokerStorage(BrokerOptions options) {
        nodeId = options.nodeId();
        clusterId = options.quorum()
                .map(Quorum::clusterId)
                .orElseGet(() -> Uuid.randomUuid().toString());
        directory = options.dataDirectory();
        kept = options.keepData();
    }

    /**
     * Takes the directory and makes it ready for a broker: with the data that is in it when kept, empty otherwise.
     *
     * @throws BrokerUnavailableException when it is not ours to use; nothing was changed then
     */
    void prepare() {
        try {
            refuseForeignDirectory();
            Files.createDirectories(directory);
            lock();
            if (!kept) {
                deleteContents();
            }
            format();
        } catch (BrokerUnavailableException e) {
            unlock();
            throw e;
        } catch (Exception e) {
            unlock();
            throw new BrokerUnavailableException(
                    "The broker's data directory " + directory + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    /** Deletes the directory unless the data is to be kept, and lets go of it. */
    void release() {
        try {
            if (!kept && Files.exists(directory)) {
                deleteContents();
                Files.deleteIfExists(directory.resolve(LOCK));
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            throw new BrokerUnavailableException(
                    "The broker's data directory " + directory + " cannot be deleted: " + e.getMessage(), e);
        } finally {
            unlock();
        }
    }

    /** Lets go of the directory, so that another process can take it. */
    void unlock() {
        FileChannel held = lock;
        lock = null;
        if (held == null) {
            return;
        }
        try {
            held.close();
        } catch (IOException e) {
            throw new BrokerUnavailableException("The lock of " + directory + " cannot be given back", e);
        }
    }

    private void lock() throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock = channel;
        FileLock taken;
        try {
            taken = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            taken = null;
        }
        if (taken == null) {
            throw new BrokerUnavailableException("Another broker is running on the data in " + directory);
        }
    }

    /** A directory that somebody else filled is not ours to format, still less to delete. */
    private void refuseForeignDirectory() throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new BrokerUnavailableException(directory + " is a file, expected a directory for the broker's data");
        }
        if (!Files.exists(directory) || Files.exists(metaProperties())) {
            return;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.anyMatch(entry -> !entry.endsWith(LOCK))) {
                throw new BrokerUnavailableException(
                        directory + " holds files that are not a broker's; expected an empty directory or one that a"
                                + " broker has used before");
            }
        }
    }

    private void format() throws Exception {
        String before = formattedClusterId();
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(before == null ? clusterId : before)
                .setNodeId(nodeId)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(BrokerConfiguration.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(directory.toString())
                .setDirectories(List.of(directory.toString()))
                .setIgnoreFormatted(true)
                .run();
    }

    private @Nullable String formattedClusterId() throws IOException {
        MetaPropertiesEnsemble properties = new MetaPropertiesEnsemble.Loader()
                .addLogDirs(List.of(directory.toString()))
                .addMetadataLogDir(directory.toString())
                .load();
        return properties.clusterId().orElse(null);
    }

    private Path metaProperties() {
        return directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME);
    }

    /** Deletes all but the lock. */
    private void deleteContents() throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.endsWith(LOCK)) {
                    Files.deleteIfExists(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                // The log manager's own threads delete segments for a moment after the broker has stopped.
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null && !(failure instanceof NoSuchFileException)) {
                    throw failure;
                }
                if (!visited.equals(directory)) {
                    Files.deleteIfExists(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
