package org.learnstream.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** The data directory of a broker: formatted for its first start, kept or deleted after its last. */
final class BrokerStorage {
    private final Path directory;
    private final boolean kept;

    BrokerStorage(BrokerOptions options) {
        directory = options.dataDirectory();
        kept = options.keepData();
    }

    /** Makes the directory ready for a broker: with the data that is in it when kept, empty otherwise. */
    void prepare() {
        try {
            refuseForeignDirectory();
            if (!kept) {
                deleteAll();
            }
            Files.createDirectories(directory);
            format();
        } catch (BrokerUnavailableException e) {
            throw e;
        } catch (Exception e) {
            throw new BrokerUnavailableException(
                    "The broker's data directory " + directory + " cannot be prepared: " + e.getMessage(), e);
        }
    }

    /** Deletes the directory unless the data is to be kept. */
    void release() {
        if (kept) {
            return;
        }
        try {
            deleteAll();
        } catch (IOException e) {
            throw new BrokerUnavailableException(
                    "The broker's data directory " + directory + " cannot be deleted: " + e.getMessage(), e);
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
            if (entries.findAny().isPresent()) {
                throw new BrokerUnavailableException(
                        directory + " holds files that are not a broker's; expected an empty directory or one that a"
                                + " broker has used before");
            }
        }
    }

    private void format() throws Exception {
        String before = clusterId();
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(before == null ? Uuid.randomUuid().toString() : before)
                .setNodeId(BrokerConfiguration.NODE_ID)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(BrokerConfiguration.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(directory.toString())
                .setDirectories(List.of(directory.toString()))
                .setIgnoreFormatted(true)
                .run();
    }

    private @Nullable String clusterId() throws IOException {
        MetaPropertiesEnsemble properties = new MetaPropertiesEnsemble.Loader()
                .addLogDirs(List.of(directory.toString()))
                .addMetadataLogDir(directory.toString())
                .load();
        return properties.clusterId().orElse(null);
    }

    private Path metaProperties() {
        return directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME);
    }

    private void deleteAll() throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
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
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
