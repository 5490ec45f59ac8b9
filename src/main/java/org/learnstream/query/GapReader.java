package org.learnstream.query;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Looks for records in gaps with a consumer of its own, which must read committed records only and have no group. */
final class GapReader implements Gaps, AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(50);
    private static final int MOST_POLLS = 10;

    private final Consumer<byte[], byte[]> consumer;

    GapReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    @Override
    public Map<TopicPartition, Long> firstRecords(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> first = new HashMap<>();
        Set<TopicPartition> open = new HashSet<>(starts.keySet());
        consumer.assign(open);
        starts.forEach(consumer::seek);
        for (int poll = 0; poll < MOST_POLLS && !open.isEmpty(); poll++) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(WAIT);
            for (TopicPartition partition : Set.copyOf(open)) {
                if (!records.records(partition).isEmpty()) {
                    first.put(partition, records.records(partition).get(0).offset());
                    open.remove(partition);
                    consumer.pause(Set.of(partition));
                } else if (consumer.position(partition) >= ends.getOrDefault(partition, 0L)) {
                    first.put(partition, consumer.position(partition));
                    open.remove(partition);
                }
            }
        }
        for (TopicPartition partition : open) {
            first.put(partition, consumer.position(partition));
        }
        consumer.unsubscribe();
        return first;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
