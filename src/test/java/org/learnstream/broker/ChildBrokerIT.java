package org.learnstream.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.Records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChildBrokerIT {
    @TempDir
    Path directory;

    @Test
    void shouldKeepAddressAndAcknowledgedRecordsWhenKilledAndRestarted() {
        // given
        try (ChildBroker broker = ChildBroker.start(BrokerOptions.temporary())) {
            String address = broker.bootstrapServers();
            Records records = new Records(address);
            records.create("letters", 1, Map.of());
            records.write(List.of(record("survives")));

            // when
            broker.kill();
            assertThat(broker.alive()).isFalse();
            broker.restart();

            // then
            assertThat(broker.bootstrapServers()).isEqualTo(address);
            assertThat(records.read("letters"))
                    .extracting(read -> new String(read.value(), UTF_8))
                    .containsExactly("survives");
        }
    }

    @Test
    void shouldStartAgainWhenStoppedInGoodOrder() {
        // given
        try (ChildBroker broker = ChildBroker.start(BrokerOptions.kept(0, directory.resolve("data")))) {
            Records records = new Records(broker.bootstrapServers());
            records.create("letters", 1, Map.of());
            records.write(List.of(record("stays")));
            broker.stop();

            // when
            broker.restart();

            // then
            assertThat(records.read("letters"))
                    .extracting(read -> new String(read.value(), UTF_8))
                    .containsExactly("stays");
        }
    }

    @Test
    void shouldDeleteItsDirectoryWhenClosedAfterAKill() {
        // given
        Path data = directory.resolve("data");

        // when
        try (ChildBroker broker = ChildBroker.start(new BrokerOptions(0, data, false, Map.of()))) {
            assertThat(data).isDirectory();
            broker.kill();
        }

        // then
        assertThat(data).doesNotExist();
    }

    @Test
    void shouldRefuseToStartWhenAnotherProcessHasTheData() {
        // given
        BrokerOptions options = BrokerOptions.kept(0, directory.resolve("data"));
        try (ChildBroker first = ChildBroker.start(options)) {

            // when / then
            assertThatThrownBy(() -> EmbeddedBroker.start(options))
                    .isInstanceOf(BrokerUnavailableException.class)
                    .hasMessageContaining("Another broker is running on the data in " + directory);
            assertThat(first.alive()).isTrue();
        }
    }

    @Test
    void shouldTellItsLastWordsWhenItDoesNotStart() {
        // given
        BrokerOptions options =
                BrokerOptions.kept(0, directory.resolve("data")).withOverrides(Map.of("num.io.threads", "none"));

        // when / then
        assertThatThrownBy(() -> ChildBroker.start(options))
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageContaining("ended before it was ready")
                .hasMessageContaining("num.io.threads");
    }

    private static ProducerRecord<byte[], byte[]> record(String value) {
        return new ProducerRecord<>("letters", value.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
