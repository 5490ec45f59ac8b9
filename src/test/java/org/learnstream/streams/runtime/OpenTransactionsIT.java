package org.learnstream.streams.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.EmbeddedBroker;
import org.learnstream.testkit.Records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Transactions left open at a real broker. */
final class OpenTransactionsIT {
    private static final String TOPIC = "things";

    private EmbeddedBroker broker;
    private Records records;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(BrokerOptions.temporary());
        records = new Records(broker.bootstrapServers());
        records.create(TOPIC, 1, Map.of());
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private KafkaProducer<byte[], byte[]> inTransaction(String transactionalId, String value) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        Future<RecordMetadata> sent =
                producer.send(new ProducerRecord<>(TOPIC, value.getBytes(StandardCharsets.UTF_8)));
        producer.flush();
        assertThat(sent).isDone();
        return producer;
    }

    @Test
    void shouldEndThoseOfTheProcessAndNoOthers() {
        try (KafkaProducer<byte[], byte[]> gone = inTransaction("app-process1-1", "of a process that is gone");
                KafkaProducer<byte[], byte[]> alive = inTransaction("app-process12-1", "of one that goes on")) {

            OpenTransactions.abort(Map.of("bootstrap.servers", broker.bootstrapServers()), "app-process1-");

            alive.commitTransaction();
            assertThatThrownBy(gone::commitTransaction).isInstanceOf(KafkaException.class);
        }
        assertThat(records.read(TOPIC))
                .extracting(each -> new String(each.value(), StandardCharsets.UTF_8))
                .containsExactly("of one that goes on");
    }
}
