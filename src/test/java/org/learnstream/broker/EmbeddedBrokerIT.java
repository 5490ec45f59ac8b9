package org.learnstream.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.Records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmbeddedBrokerIT {
    @TempDir
    Path directory;

    @Test
    void shouldReturnWhatWasWrittenWhenRead() {
        // given
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary())) {
            Records records = new Records(broker.bootstrapServers());
            records.create("letters", 2, Map.of());

            // when
            records.write(List.of(record("a"), record("b")));

            // then
            assertThat(records.read("letters"))
                    .extracting(read -> new String(read.value(), UTF_8))
                    .containsExactlyInAnyOrder("a", "b");
        }
    }

    @Test
    void shouldCommitTransactionsWhenAlone() {
        // given
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary())) {
            Records records = new Records(broker.bootstrapServers());
            records.create("letters", 1, Map.of());

            // when
            try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "writer"),
                    new ByteArraySerializer(),
                    new ByteArraySerializer())) {
                producer.initTransactions();
                producer.beginTransaction();
                Future<RecordMetadata> undone = producer.send(record("undone"));
                producer.flush();
                assertThat(undone).isDone();
                producer.abortTransaction();
                producer.beginTransaction();
                Future<RecordMetadata> done = producer.send(record("done"));
                producer.commitTransaction();
                assertThat(done).isDone();
            }

            // then
            assertThat(records.read("letters"))
                    .extracting(read -> new String(read.value(), UTF_8))
                    .containsExactly("done");
        }
    }

    @Test
    void shouldHaveTheSameRecordsWhenStartedAgainOnKeptData() {
        // given
        BrokerOptions options = BrokerOptions.kept(0, directory.resolve("data"));
        String address;
        try (EmbeddedBroker first = EmbeddedBroker.start(options)) {
            address = first.bootstrapServers();
            Records records = new Records(address);
            records.create("letters", 1, Map.of());
            records.write(List.of(record("kept")));
        }

        // when
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        try (EmbeddedBroker second = EmbeddedBroker.start(options.withPort(port))) {

            // then
            assertThat(second.bootstrapServers()).isEqualTo(address);
            assertThat(new Records(address).read("letters"))
                    .extracting(read -> new String(read.value(), UTF_8))
                    .containsExactly("kept");
        }
    }

    @Test
    void shouldDeleteItsDirectoryWhenDataIsNotKept() {
        // given
        Path data = directory.resolve("data");

        // when
        try (EmbeddedBroker broker = EmbeddedBroker.start(new BrokerOptions(0, data, false, Map.of()))) {
            new Records(broker.bootstrapServers()).create("letters", 1, Map.of());
            assertThat(data).isDirectory();
        }

        // then
        assertThat(data).doesNotExist();
    }

    @Test
    void shouldLeaveADirectoryAloneWhenItHoldsForeignFiles() throws IOException {
        // given
        Path precious = Files.writeString(directory.resolve("thesis.txt"), "years of work");
        BrokerOptions options = new BrokerOptions(0, directory, false, Map.of());

        // when / then
        assertThatThrownBy(() -> EmbeddedBroker.start(options))
                .isInstanceOf(BrokerUnavailableException.class)
                .hasMessageContaining("holds files that are not a broker's");
        assertThat(precious).hasContent("years of work");
    }

    @Test
    void shouldNameThePortWhenItIsTaken() {
        // given
        try (EmbeddedBroker first = EmbeddedBroker.start(BrokerOptions.temporary())) {
            String address = first.bootstrapServers();
            int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
            BrokerOptions options = BrokerOptions.kept(port, directory.resolve("data"));

            // when / then
            assertThatThrownBy(() -> EmbeddedBroker.start(options))
                    .isInstanceOf(BrokerUnavailableException.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void shouldRefuseToStartWhenAnotherBrokerHasTheData() {
        // given
        BrokerOptions options = BrokerOptions.kept(0, directory.resolve("data"));
        try (EmbeddedBroker first = EmbeddedBroker.start(options)) {
            Records records = new Records(first.bootstrapServers());
            records.create("letters", 1, Map.of());

            // when / then
            assertThatThrownBy(() -> EmbeddedBroker.start(options.withKeepData(false)))
                    .isInstanceOf(BrokerUnavailableException.class)
                    .hasMessageContaining("Another broker is running on the data in " + directory);
            records.write(List.of(record("unharmed")));
            assertThat(records.read("letters")).hasSize(1);
        }
    }

    @Test
    void shouldRefuseAnUndeclaredTopicWhenWrittenTo() {
        // given
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", 500),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {

            // when / then
            assertThatThrownBy(() -> producer.send(record("lost")).get())
                    .hasMessageContaining("not present in metadata");
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String value) {
        return new ProducerRecord<>("letters", value.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
