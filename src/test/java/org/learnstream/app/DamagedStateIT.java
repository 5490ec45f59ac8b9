package org.learnstream.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Records;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.AffinityVector;

import static org.assertj.core.api.Assertions.assertThat;

/** State on disk that was damaged while nothing ran is rebuilt from the changelogs, and nothing is lost or counted twice. */
final class DamagedStateIT {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int LEARNERS = 40;

    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    @TempDir
    Path folder;

    private final Records records = new Records(BROKER.bootstrapServers());
    private Settings settings;

    @BeforeEach
    void run() throws InterruptedException {
        records.deleteAll();
        settings = SettingsLoader.load(
                null,
                Map.of(),
                Map.of(
                        "kafka.bootstrap-servers",
                        BROKER.bootstrapServers(),
                        "streams.application-id",
                        "damaged-" + System.nanoTime(),
                        "streams.state-directory",
                        folder.toString(),
                        "topics.partitions",
                        "2",
                        "intake.deduplication-horizon",
                        "P365D",
                        "http.port",
                        "0"));
        try (TopicAdministration topics = TopicAdministration.connect(settings)) {
            topics.create();
        }
        try (App app = App.start(settings, EnumSet.allOf(Role.class))) {
            assertThat(app.awaitReady(LONGEST)).isTrue();
            records.write(purchases("java", 0));
            Eventually.holds(
                    LONGEST,
                    () -> vectors().size() == LEARNERS,
                    () -> "vectors: " + vectors().size());
        }
    }

    @Test
    void shouldRebuildWhenTablesAreOverwrittenManifestsCutAndFilesGoneAndOffsetsAreGarbage()
            throws InterruptedException {
        plantOffsets();
        List<Path> databases = databases();
        for (int each = 0; each < databases.size(); each++) {
            Path database = databases.get(each);
            switch (each % 3) {
                case 0 -> damage(database, file -> file.toString().endsWith(".sst"), DamagedStateIT::overwrite);
                case 1 ->
                    damage(database, file -> file.getFileName().toString().startsWith("MANIFEST"), DamagedStateIT::cut);
                default ->
                    damage(database, file -> file.getFileName().toString().equals("CURRENT"), DamagedStateIT::delete);
            }
        }

        assertRunsOnWithAllThatWas();
    }

    @Test
    void shouldRebuildWhenBlocksThatAreReadLaterAreOverwritten() throws InterruptedException {
        damage(folder, file -> file.toString().endsWith(".sst"), DamagedStateIT::overwriteTheBeginning);

        assertRunsOnWithAllThatWas();
    }

    @Test
    void shouldRebuildWhenBlocksAreOverwrittenWhileItRuns() throws InterruptedException {
        assertRunsOnWithAllThatWas(
                () -> damage(folder, file -> file.toString().endsWith(".sst"), DamagedStateIT::overwriteTheBeginning));
    }

    private void assertRunsOnWithAllThatWas() throws InterruptedException {
        assertRunsOnWithAllThatWas(() -> {});
    }

    private void assertRunsOnWithAllThatWas(Runnable onceItRuns) throws InterruptedException {
        // when
        try (App app = App.start(settings, EnumSet.allOf(Role.class))) {
            assertThat(app.awaitReady(LONGEST)).isTrue();
            onceItRuns.run();
            List<ProducerRecord<byte[], byte[]>> more = new ArrayList<>(purchases("java", 0));
            more.addAll(purchases("rust", LEARNERS));
            records.write(more);

            // then
            Eventually.holds(
                    LONGEST,
                    () -> vectors().size() >= 2 * LEARNERS,
                    () -> "vectors: " + vectors().size());
            assertThat(app.failure().toCompletableFuture()).isNotDone();
        }
        assertThat(vectors()).hasSize(2 * LEARNERS);
        assertThat(vectors().stream().filter(vector -> vector.getEntries().size() == 2))
                .hasSize(LEARNERS);
        assertThat(records.read(Topics.DEAD_LETTERS.name())).isEmpty();
    }

    private static List<ProducerRecord<byte[], byte[]>> purchases(String course, int firstId) {
        List<ProducerRecord<byte[], byte[]>> purchases = new ArrayList<>();
        for (int learner = 0; learner < LEARNERS; learner++) {
            String name = "learner-" + learner;
            purchases.add(new ProducerRecord<>(
                    Topics.PURCHASES.name(),
                    name.getBytes(StandardCharsets.UTF_8),
                    Topics.PURCHASES
                            .codec()
                            .encode(Events.purchase(
                                            "e" + (firstId + learner),
                                            name,
                                            course,
                                            1_760_000_000_000L + firstId + learner)
                                    .build())));
        }
        return purchases;
    }

    private List<AffinityVector> vectors() {
        return records.read(Topics.AFFINITIES.name()).stream()
                .map(record -> {
                    try {
                        return Topics.AFFINITIES.codec().decode(record.value());
                    } catch (UndecodableException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .toList();
    }

    /** Returns the folders of RocksDB that have tables, in a fixed order. */
    private List<Path> databases() {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".sst"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
            assertThat(found).hasSizeGreaterThan(3);
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void damage(Path where, Predicate<Path> which, Consumer<Path> how) {
        try (Stream<Path> files = Files.walk(where)) {
            List<Path> found = files.filter(Files::isRegularFile).filter(which).toList();
            assertThat(found).isNotEmpty();
            found.forEach(how);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Earlier versions of Kafka Streams keep offsets in files of this name, and later ones take them over. */
    private void plantOffsets() {
        try (Stream<Path> folders = Files.walk(folder)) {
            List<Path> tasks = folders.filter(Files::isDirectory)
                    .filter(each -> each.getFileName().toString().matches("\\d+_\\d+|global"))
                    .toList();
            assertThat(tasks).isNotEmpty();
            for (Path task : tasks) {
                Files.writeString(task.resolve(".checkpoint"), "neither\na number nor\tan offset");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void overwrite(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) (at * 31 + 7);
            }
            Files.write(file, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The index and what else is read when a table is opened lie at its end. */
    private static void overwriteTheBeginning(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Arrays.fill(bytes, 0, 24, (byte) 42);
            Files.write(file, bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void cut(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
