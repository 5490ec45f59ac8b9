package org.learnstream.query;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Alerts;
import org.learnstream.testkit.Eventually;
import org.learnstream.wire.avro.ChurnAlertKind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class AlertFeedTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String NAME = Topics.CHURN_ALERTS.name();
    private static final int KEPT = 2;

    private final Queue<MockConsumer<byte[], byte[]>> consumers = new ConcurrentLinkedQueue<>();
    private final Queue<String> identities = new ConcurrentLinkedQueue<>();
    private final AlertFeed feed =
            new AlertFeed(consumers::remove, topic -> identities.remove(), KEPT, Topics.CHURN_ALERTS.codec());

    @AfterEach
    void close() {
        feed.close();
    }

    /** Adds a consumer of a topic with one partition, which first gets some records. */
    private MockConsumer<byte[], byte[]> consumer(String identity, long begin, long end, long... offsets) {
        TopicPartition partition = new TopicPartition(NAME, 0);
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        Node[] nobody = {};
        consumer.updatePartitions(NAME, List.of(new PartitionInfo(NAME, 0, Node.noNode(), nobody, nobody)));
        consumer.updateBeginningOffsets(Map.of(partition, begin));
        consumer.updateEndOffsets(Map.of(partition, end));
        consumer.schedulePollTask(() -> {
            for (long offset : offsets) {
                consumer.addRecord(record(offset));
            }
        });
        consumers.add(consumer);
        identities.add(identity);
        return consumer;
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset) {
        return new ConsumerRecord<>(
                NAME,
                0,
                offset,
                new byte[0],
                Topics.CHURN_ALERTS
                        .codec()
                        .encode(Alerts.alert("u" + offset, ChurnAlertKind.GONE, offset)
                                .build()));
    }

    private List<String> held() {
        return feed.alerts().held().map(HeldAlerts::alerts).orElse(List.of()).stream()
                .map(told -> told.alert().getUserId())
                .toList();
    }

    private void awaitHeld(String... learners) {
        Eventually.holds(LONGEST, () -> held().equals(List.of(learners)), () -> String.valueOf(held()));
    }

    @Test
    void shouldBeginWithTheNewestAlertsWhenTheTopicHasMore() {
        // given
        consumer("t", 0, 10, 8, 9);

        // when
        feed.start();

        // then
        awaitHeld("u8", "u9");
        assertThat(feed.alerts().follow(Optional.of("t:7"), new Nobody()))
                .hasValueSatisfying(following -> assertThat(following.gap()).isTrue());
        assertThat(feed.told(ChurnAlertKind.GONE)).isZero();
    }

    @Test
    void shouldGoOnWhereItWasWhenTheConsumerFailed() {
        // given
        MockConsumer<byte[], byte[]> failing = consumer("t", 0, 1, 0);
        consumer("t", 0, 3, 1, 2);
        feed.start();
        awaitHeld("u0");

        // when
        failing.setPollException(new KafkaException("a defect of the test"));

        // then
        awaitHeld("u1", "u2");
        assertThat(failing.closed()).isTrue();
        assertThat(feed.told(ChurnAlertKind.GONE)).isEqualTo(2);
    }

    @Test
    void shouldBeginAnewWhenTheTopicWasMadeAnew() {
        // given
        MockConsumer<byte[], byte[]> failing = consumer("old", 0, 2, 0, 1);
        consumer("new", 0, 1, 0);
        feed.start();
        awaitHeld("u0", "u1");

        // when
        failing.setPollException(new KafkaException("a defect of the test"));

        // then
        awaitHeld("u0");
    }

    @Test
    void shouldPassOverARecordWhenItCannotBeRead() {
        // given
        MockConsumer<byte[], byte[]> consumer = consumer("t", 0, 0);
        consumer.schedulePollTask(() -> {
            consumer.addRecord(new ConsumerRecord<>(NAME, 0, 0, new byte[0], new byte[] {1, 2, 3}));
            consumer.addRecord(new ConsumerRecord<>(NAME, 0, 1, new byte[0], null));
            consumer.addRecord(record(2));
        });

        // when
        feed.start();

        // then
        awaitHeld("u2");
    }

    @Test
    void shouldCloseItsConsumerWhenItIsClosed() {
        // given
        MockConsumer<byte[], byte[]> consumer = consumer("t", 0, 1, 0);
        feed.start();
        awaitHeld("u0");

        // when
        feed.close();

        // then
        assertThat(consumer.closed()).isTrue();
        assertThat(held()).containsExactly("u0");
    }

    private static final class Nobody implements ChurnAlerts.Reader {
        @Override
        public void take(ToldAlert alert) {
            // Nobody is told.
        }

        @Override
        public void lose() {
            // Nobody is told.
        }
    }

    @Test
    void shouldHoldNoAlertOfALearnerWhoWasErased() {
        // given
        MockConsumer<byte[], byte[]> consumer = consumer("t", 0, 2, 0, 1);
        feed.start();
        awaitHeld("u0", "u1");

        // when
        consumer.schedulePollTask(
                () -> consumer.addRecord(new ConsumerRecord<>(NAME, 0, 2, "u0".getBytes(UTF_8), null)));

        // then
        awaitHeld("u1");
    }
}
