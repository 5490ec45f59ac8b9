package org.learnstream.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.testkit.Published;
import org.learnstream.wire.AvroCodec;
import org.learnstream.wire.avro.FeedbackKind;
import org.learnstream.wire.avro.RecommendationFeedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.ProcessingDriver.NOW;

/**
 * The stores of the last release, with all that a small history leaves in them, as src/test/resources/golden/state-N.txt
 * says: today's code keeps the same stores under the same keys, with values that it reads. A store that is gone or kept
 * otherwise is a change of what running instances have on disk: it needs a decision note, and a new file.
 */
final class StoredStateTest {
    private static final Path RELEASED = Path.of("src", "test", "resources", "golden", "state-1.txt");

    /** What is learnt in them is the outcome of arithmetic that may differ in the last digit between machines. */
    private static final Set<String> LEARNT = Set.of("recommend-blend", "churn-learnt", "recommend-published");

    private final ProcessingDriver driver = new ProcessingDriver(
            Map.of("recommend.recommender", "popularity", "intake.deduplication-horizon", "PT24H"));

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldKeepWhatTheLastReleaseKept() {
        // when
        live();

        // then
        assertThat(String.join("\n", dump()) + "\n").isEqualTo(released());
    }

    @Test
    void shouldReadWhatTheLastReleaseKept() throws Exception {
        // given
        live();
        Map<String, StateStore> stores = driver.stores();

        // then
        int read = 0;
        for (String line : released().lines().toList()) {
            String[] parts = line.split(" ", -1);
            if (parts.length == 4 && parts[2].startsWith("org.learnstream") && !LEARNT.contains(parts[0])) {
                SpecificRecordBase value =
                        codec(Class.forName(parts[2])).decode(HexFormat.of().parseHex(parts[3]));
                assertThat(value).isEqualTo(value(Objects.requireNonNull(stores.get(parts[0])), parts[1]));
                read++;
            }
        }
        assertThat(read).isGreaterThan(5);
    }

    /** A learner who is told of courses, looks, buys, learns, and is silent. */
    private void live() {
        long then = NOW - Duration.ofDays(9).toMillis();
        driver.send(Topics.COURSES, "java", Events.course("java").build());
        driver.send(Topics.COURSES, "rust", Events.course("rust").build());
        driver.send(Topics.REGISTRATIONS, "anna", Published.registration("anna"));
        driver.send(
                Topics.CLICKS, "anna", Events.click("1", "anna", "rust", then).build());
        driver.send(
                Topics.PURCHASES,
                "anna",
                Events.purchase("2", "anna", "java", then + 1_000).build());
        driver.send(
                Topics.PROGRESS,
                "anna",
                Events.progress("3", "anna", "java", then + 2_000, 0.5).build());
        driver.send(
                Topics.REVIEWS,
                "anna",
                Events.review("4", "anna", "java", then + 3_000, 4).build());
        driver.send(
                Topics.FEEDBACK,
                "anna",
                RecommendationFeedback.newBuilder()
                        .setEventId("5")
                        .setUserId("anna")
                        .setEventTime(then + 4_000)
                        .setSlateId("slate")
                        .setCourseId("rust")
                        .setSlot(0)
                        .setArm("popularity")
                        .setKind(FeedbackKind.CLICK)
                        .build());
        driver.sendBytes(Topics.CLICKS, "anna", new byte[] {1});
        driver.pass(Duration.ofSeconds(2));
    }

    private List<String> dump() {
        List<String> lines = new ArrayList<>();
        driver.stores().forEach((name, store) -> {
            lines.add("store " + name + " " + (store instanceof WindowStore ? "window" : "key-value")
                    + (store.persistent() ? " on-disk" : " in-memory"));
            Set<String> entries = new TreeSet<>();
            if (store instanceof WindowStore<?, ?> window) {
                try (var all = window.all()) {
                    all.forEachRemaining(entry -> entries.add(entry(
                            name,
                            text(entry.key.key()) + "@" + entry.key.window().start(),
                            entry.value)));
                }
            } else {
                try (var all = ((KeyValueStore<?, ?>) store).all()) {
                    all.forEachRemaining(entry -> entries.add(entry(name, String.valueOf(entry.key), entry.value)));
                }
            }
            lines.addAll(entries);
        });
        return lines;
    }

    private static String text(Object key) {
        return key instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(key);
    }

    private static String entry(String store, String key, Object value) {
        byte[] bytes = value instanceof SpecificRecordBase avro
                ? codec(avro.getClass()).encode(avro)
                : ByteBuffer.allocate(Long.BYTES).putLong((Long) value).array();
        String shown = LEARNT.contains(store) ? "..." : HexFormat.of().formatHex(bytes);
        return store + " " + key + " " + value.getClass().getName() + " " + shown;
    }

    @SuppressWarnings("unchecked") // the codec is that of the class itself
    private static AvroCodec<SpecificRecordBase> codec(Class<?> type) {
        return AvroCodec.of((Class<SpecificRecordBase>) type);
    }

    @SuppressWarnings("unchecked") // keys of all stores are texts
    private static Object value(StateStore store, String key) {
        return ((KeyValueStore<String, Object>) store).get(key);
    }

    private static String released() {
        try {
            return Files.readString(RELEASED);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
