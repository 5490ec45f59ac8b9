package org.learnstream.streams.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.state.internals.OffsetCheckpoint;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which an application keeps the stores of its tasks, looked through for what a bad disk or a hand has
 * damaged. All of it can be had again from the changelogs, so a damaged task's folder is thrown away, and only that.
 *
 * <p>It is looked through only when Kafka Streams could not go on for its state, because all bytes are read.
 *
 * @param folder the folder of the application, in the state directory
 */
record DamagedState(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(DamagedState.class);
    private static final String TASK = "\\d+_\\d+";
    private static final String GLOBAL = "global";
    private static final String CURRENT = "CURRENT";
    private static final String CHECKPOINT = ".checkpoint";

    /** Whether a failure is one of the state on disk. */
    static boolean isCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProcessorStateException || cause instanceof RocksDBException) {
                return true;
            }
        }
        return false;
    }

    /** Throws the folders of damaged tasks away, and returns how many they were. */
    int discard() {
        int discarded = 0;
        for (Path task : tasks()) {
            String damage = damage(task);
            if (damage != null) {
                LOG.warn(
                        "State is damaged and is rebuilt from the changelogs task={} folder={} damage={}",
                        task.getFileName(),
                        task,
                        damage);
                delete(task);
                discarded++;
            }
        }
        return discarded;
    }

    private List<Path> tasks() {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> {
                        String name = child.getFileName().toString();
                        return name.matches(TASK) || name.equals(GLOBAL);
                    })
                    .sorted()
                    .toList();
        } catch (NoSuchFileException nothing) {
            return List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns what is wrong with a task's folder, or null when all of it can be read. */
    private static @Nullable String damage(Path task) {
        try (Stream<Path> files = Files.walk(task)) {
            for (Path file : files.toList()) {
                String damage = Files.isDirectory(file) ? store(file) : offsets(file);
                if (damage != null) {
                    return task.relativize(file) + ": " + damage;
                }
            }
            return null;
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static @Nullable String offsets(Path file) {
        if (!file.getFileName().toString().startsWith(CHECKPOINT)) {
            return null;
        }
        try {
            new OffsetCheckpoint(file.toFile()).read();
            return null;
        } catch (IOException | RuntimeException unreadable) {
            return unreadable.toString();
        }
    }

    /** Stores of RocksDB are told by the files that make them; one without its CURRENT file is missing it. */
    private static @Nullable String store(Path candidate) throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(candidate)) {
            names = files.map(file -> file.getFileName().toString()).toList();
        }
        if (names.stream().noneMatch(name -> name.endsWith(".sst") || name.startsWith("MANIFEST-"))) {
            return names.contains(CURRENT) ? "no MANIFEST file" : null;
        }
        if (!names.contains(CURRENT)) {
            return "no CURRENT file";
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        String path = candidate.toString();
        try (Options options = new Options();
                DBOptions databaseOptions = new DBOptions()) {
            List<ColumnFamilyDescriptor> families = RocksDB.listColumnFamilies(options, path).stream()
                    .map(ColumnFamilyDescriptor::new)
                    .toList();
            try (RocksDB database = RocksDB.openReadOnly(databaseOptions, path, families, handles)) {
                database.verifyChecksum();
                return null;
            } finally {
                handles.forEach(ColumnFamilyHandle::close);
            }
        } catch (RocksDBException | IllegalArgumentException damaged) {
            return String.valueOf(damaged.getMessage());
        }
    }

    private static void delete(Path task) {
        try {
            Files.walkFileTree(task, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
