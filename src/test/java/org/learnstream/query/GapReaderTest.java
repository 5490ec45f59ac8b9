package org.learnstream.query;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class GapReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition("recommendations", 2);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final GapReader reader = new GapReader(consumer);

    @Test
    void shouldFindTheRecordWhenOneIsInTheGap() {
        // given
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(() -> consumer.addRecord(
                new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), 7, new byte[0], new byte[0])));

        // when
        Map<TopicPartition, Long> first = reader.firstRecords(Map.of(PARTITION, 5L), Map.of(PARTITION, 10L));

        // then
        assertThat(first).containsExactly(Map.entry(PARTITION, 7L));
    }

    @Test
    void shouldReachTheEndWhenNoRecordIsInTheGap() {
        // given: reading goes past the end of a transaction without a record
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(() -> consumer.seek(PARTITION, 10));

        // when
        Map<TopicPartition, Long> first = reader.firstRecords(Map.of(PARTITION, 9L), Map.of(PARTITION, 10L));

        // then
        assertThat(first).containsExactly(Map.entry(PARTITION, 10L));
    }

    @Test
    void shouldGiveUpWhereItGotToWhenTheBrokerGivesNothing() {
        // given
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));

        // when
        Map<TopicPartition, Long> first = reader.firstRecords(Map.of(PARTITION, 9L), Map.of(PARTITION, 10L));

        // then
        assertThat(first).containsExactly(Map.entry(PARTITION, 9L));
    }
}
