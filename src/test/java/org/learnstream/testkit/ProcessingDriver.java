package org.learnstream.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.model.CourseModel;
import org.learnstream.model.LiveCatalogue;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.ProcessingTopology;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.streams.error.DeadLetterHandler;
import org.learnstream.streams.intake.IntakeTopology;
import org.learnstream.streams.runtime.StreamsProperties;
import org.learnstream.streams.view.View;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The processing topology in Kafka's test driver, with a fixed clock and a state directory of its own. */
public final class ProcessingDriver implements AutoCloseable {
    /** The wall-clock time at the start: a time of no significance. */
    public static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    private final Path folder;
    private final TopologyTestDriver driver;
    private final StreamCounts watched = new StreamCounts();
    private final Map<Topic<?>, TestOutputTopic<String, ?>> outputs = new HashMap<>();
    private final Map<Topic<?>, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private long now = NOW;

    public ProcessingDriver(Map<String, String> settings) {
        try {
            folder = Files.createTempDirectory("learnstream-driver");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        // How much there is time for must not depend on how fast the machine is.
        Map<String, String> all =
                new HashMap<>(Map.of("streams.state-directory", folder.toString(), "recommend.scoring-share", "1"));
        all.putAll(settings);
        Settings loaded = SettingsLoader.load(null, Map.of(), all);
        Properties properties = StreamsProperties.processing(loaded, Framing.SINGLE_OBJECT);
        properties.put(DeadLetterHandler.COUNTS, watched);
        driver = new TopologyTestDriver(
                ProcessingTopology.build(
                        loaded, properties, () -> Instant.ofEpochMilli(now), Framing.SINGLE_OBJECT, watched),
                properties,
                Instant.ofEpochMilli(NOW));
    }

    /** Sends a record under a key. */
    public <V extends SpecificRecordBase> void send(Topic<V> topic, @Nullable String key, @Nullable V value) {
        sendBytes(topic, key, value == null ? null : topic.codec().encode(value));
    }

    /** Sends a record as one that was taken before and failed behind the intake. */
    public <V extends SpecificRecordBase> void sendAgain(Topic<V> topic, String key, V value) {
        Headers headers = new RecordHeaders().add(IntakeTopology.TAKEN_BEFORE, new byte[0]);
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, topic.codec().encode(value), headers, Instant.ofEpochMilli(now)));
    }

    /** Sends any bytes under a key. */
    public void sendBytes(Topic<?> topic, @Nullable String key, byte @Nullable [] value) {
        driver.createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key, value, Instant.ofEpochMilli(now)));
    }

    /** Sends any bytes under a key of any bytes. */
    public void sendRaw(Topic<?> topic, byte @Nullable [] key, byte @Nullable [] value) {
        inputs.computeIfAbsent(
                        topic,
                        wanted -> driver.createInputTopic(
                                wanted.name(), new ByteArraySerializer(), new ByteArraySerializer()))
                .pipeInput(new TestRecord<>(key, value, Instant.ofEpochMilli(now)));
    }

    /** Sends a record as it is. */
    public void send(ProducerRecord<byte[], byte[]> record) {
        driver.createInputTopic(record.topic(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(record.key(), record.value(), Instant.ofEpochMilli(now)));
    }

    /** Lets wall-clock time pass. */
    public void pass(Duration time) {
        now += time.toMillis();
        driver.advanceWallClockTime(time);
    }

    /** Returns the records that came out on a topic since the last call. */
    public <V extends SpecificRecordBase> List<KeyValue<String, V>> read(Topic<V> topic) {
        TestOutputTopic<String, V> output = output(topic);
        List<KeyValue<String, V>> records = new ArrayList<>();
        while (!output.isEmpty()) {
            records.add(output.readKeyValue());
        }
        return records;
    }

    /** Forgets what came out on all topics since it was read. */
    public void drop() {
        for (Topic<?> topic : Topics.ALL) {
            if (!output(topic).isEmpty()) {
                read(topic);
            }
        }
    }

    @SuppressWarnings("unchecked") // each topic is filed with the type of its values
    private <V extends SpecificRecordBase> TestOutputTopic<String, V> output(Topic<V> topic) {
        return (TestOutputTopic<String, V>) outputs.computeIfAbsent(
                topic,
                wanted -> driver.createOutputTopic(
                        topic.name(),
                        new StringDeserializer(),
                        Framing.SINGLE_OBJECT.serde(topic).deserializer()));
    }

    /** Returns the intake's counts by topic and outcome. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        KeyValueStore<String, Long> store = driver.getKeyValueStore(Stores.INTAKE_COUNTS);
        try (KeyValueIterator<String, Long> iterator = store.all()) {
            iterator.forEachRemaining(count -> counts.put(count.key, count.value));
        }
        return counts;
    }

    /** Returns what the processors counted for whoever watches them. */
    public StreamCounts watched() {
        return watched;
    }

    /** Returns the headers of the records that came out on a topic since the last call. */
    public List<Headers> readHeaders(Topic<?> topic) {
        TestOutputTopic<String, ?> output = output(topic);
        List<Headers> headers = new ArrayList<>();
        while (!output.isEmpty()) {
            headers.add(output.readRecord().headers());
        }
        return headers;
    }

    /** Returns the stores of the tasks, by name. */
    public Map<String, StateStore> stores() {
        Map<String, StateStore> stores = new TreeMap<>(driver.getAllStateStores());
        stores.values().removeIf(View.class::isInstance);
        return stores;
    }

    /** Returns all rows of all stores as text: the store, the key, the value. */
    public List<String> rows() {
        List<String> rows = new ArrayList<>();
        driver.getAllStateStores().forEach((name, store) -> {
            if (store instanceof ReadOnlyKeyValueStore<?, ?> pairs) {
                try (KeyValueIterator<?, ?> iterator = pairs.all()) {
                    iterator.forEachRemaining(row -> rows.add(name + ' ' + text(row.key) + ' ' + row.value));
                }
            } else if (store instanceof ReadOnlyWindowStore<?, ?> windows) {
                try (KeyValueIterator<?, ?> iterator = windows.all()) {
                    iterator.forEachRemaining(row -> rows.add(name + ' ' + text(row.key) + ' ' + row.value));
                }
            }
        });
        return rows;
    }

    private static String text(Object key) {
        if (key instanceof Windowed<?> windowed) {
            return text(windowed.key()) + '@' + windowed.window().start();
        }
        return key instanceof byte[] bytes ? new String(bytes, UTF_8) : String.valueOf(key);
    }

    /** Returns the course model. */
    public CourseModel model() {
        return knowledge().statistics();
    }

    /** Returns the catalogue. */
    public LiveCatalogue catalogue() {
        return knowledge().catalogue();
    }

    /** Returns all that recommenders know. */
    @SuppressWarnings("unchecked") // the name of a view tells its type
    public LiveKnowledge knowledge() {
        return ((View<LiveKnowledge>) driver.getStateStore(Stores.COURSE_MODEL)).content();
    }

    @Override
    public void close() {
        driver.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
