package org.learnstream.streams.serving;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.config.Settings;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.ServedTable;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.runtime.StreamsProperties;
import org.learnstream.streams.serde.SentTime;
import org.learnstream.testkit.Published;

import static org.assertj.core.api.Assertions.assertThat;

final class ServingTopologyTest {
    private static final byte[] ANNA = "anna".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path state;

    private final List<Duration> served = new ArrayList<>();
    private Topology topology;
    private TopologyTestDriver driver;

    @BeforeEach
    void open() {
        Properties properties = StreamsProperties.serving(Settings.defaults(), Framing.SINGLE_OBJECT);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        topology = ServingTopology.build(properties, served::add);
        driver = new TopologyTestDriver(topology, properties, Instant.ofEpochMilli(Published.EPOCH));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private TestInputTopic<String, byte[]> input(ServedTable table) {
        return driver.createInputTopic(table.topic().name(), new StringSerializer(), new ByteArraySerializer());
    }

    private KeyValueStore<byte[], ValueAndTimestamp<byte[]>> store(ServedTable table) {
        return driver.getTimestampedKeyValueStore(table.store());
    }

    @Test
    void shouldKeepTheNewestBytesWhenRecordsArrive() {
        // given
        byte[] older = Topics.RECOMMENDATIONS.codec().encode(Published.slate("anna", "java", "kafka"));
        byte[] newer = Topics.RECOMMENDATIONS.codec().encode(Published.slate("anna", "java", "avro"));

        // when
        input(ServedTable.RECOMMENDATIONS).pipeInput("anna", older);
        input(ServedTable.RECOMMENDATIONS).pipeInput("anna", newer);
        input(ServedTable.AFFINITIES).pipeInput("anna", new byte[] {1});
        input(ServedTable.REGISTRATIONS).pipeInput("anna", new byte[] {2});

        // then
        assertThat(store(ServedTable.RECOMMENDATIONS).get(ANNA).value()).isEqualTo(newer);
        assertThat(store(ServedTable.AFFINITIES).get(ANNA).value()).containsExactly(1);
        assertThat(store(ServedTable.REGISTRATIONS).get(ANNA).value()).containsExactly(2);
    }

    @Test
    void shouldForgetTheRowWhenATombstoneArrives() {
        // given
        input(ServedTable.AFFINITIES).pipeInput("anna", new byte[] {1});

        // when
        input(ServedTable.AFFINITIES).pipeInput("anna", (byte[]) null);

        // then
        assertThat(store(ServedTable.AFFINITIES).get(ANNA)).isNull();
    }

    @Test
    void shouldWriteNothingWhenRecordsArrive() {
        // when
        for (ServedTable table : ServedTable.values()) {
            input(table).pipeInput("anna", new byte[] {1});
        }

        // then: neither outputs nor changelogs; the topics themselves are the changelogs
        assertThat(driver.producedTopicNames()).isEmpty();
    }

    @Test
    void shouldTellHowLongAgoTheEventWasSentWhenAListArrives() {
        // given
        Headers ofAnEvent = new RecordHeaders();
        SentTime.mark(ofAnEvent, Published.EPOCH - 700);
        Headers ofAClockAhead = new RecordHeaders();
        SentTime.mark(ofAClockAhead, Published.EPOCH + 700);
        Instant now = Instant.ofEpochMilli(Published.EPOCH);
        byte[] list = {1};

        // when
        input(ServedTable.RECOMMENDATIONS).pipeInput(new TestRecord<>("anna", list, ofAnEvent, now));
        input(ServedTable.RECOMMENDATIONS).pipeInput(new TestRecord<>("anna", list, ofAClockAhead, now));
        input(ServedTable.RECOMMENDATIONS).pipeInput(new TestRecord<>("anna", list, new RecordHeaders(), now));
        input(ServedTable.AFFINITIES).pipeInput(new TestRecord<>("anna", list, ofAnEvent, now));

        // then: neither a list of a sweep nor a row of another table counts
        assertThat(served).containsExactly(Duration.ofMillis(700), Duration.ZERO);
    }

    @Test
    void shouldHoldAllTablesInOneSubTopologyWhenBuilt() {
        // when
        String description = topology.describe().toString();

        // then
        assertThat(topology.describe().subtopologies()).hasSize(1);
        assertThat(description).doesNotContainPattern("KSTREAM|KTABLE");
    }
}
