package org.learnstream.streams.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** How far the stores of one application have come that are being read again from their topics. */
final class RestoreProgress implements StateRestoreListener {
    private final Map<Part, Range> parts = new ConcurrentHashMap<>();
    private final LongAdder restored = new LongAdder();

    private record Part(TopicPartition partition, String store) {}

    /** What is to be read, in offsets; {@code next} is the first that has not been read. */
    private record Range(long start, long next, long end) {
        long left() {
            return Math.max(0, end - next);
        }

        Range upTo(long offset) {
            return new Range(start, Math.max(next, offset + 1), end);
        }
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        if (end > start) {
            parts.put(new Part(partition, store), new Range(start, start, end));
        }
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long batchEnd, long records) {
        restored.add(records);
        parts.computeIfPresent(new Part(partition, store), (part, range) -> range.upTo(batchEnd));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long records) {
        parts.remove(new Part(partition, store));
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long records) {
        parts.remove(new Part(partition, store));
    }

    /** Returns what is being restored now. */
    Restoring now() {
        long left = 0;
        long all = 0;
        int stores = 0;
        for (Range range : parts.values()) {
            left += range.left();
            all += range.end() - range.start();
            stores++;
        }
        return new Restoring(stores, left, all);
    }

    /** Returns how many records were read again since the application started. */
    long restored() {
        return restored.sum();
    }
}
