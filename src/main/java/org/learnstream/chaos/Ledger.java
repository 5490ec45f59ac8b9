package org.learnstream.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.learnstream.generator.Flaw;

/** What the producers were told was written: the truth that everything is compared with. */
final class Ledger {
    private final List<Entry> entries = new ArrayList<>();
    private final AtomicLong sent = new AtomicLong();

    /**
     * One record of an input topic.
     *
     * @param record as it was sent
     * @param partition where the cluster has put it
     * @param offset its place there
     * @param flaw what is wrong with it; null when nothing is
     */
    record Entry(
            ProducerRecord<byte[], byte[]> record,
            int partition,
            long offset,
            @Nullable Flaw flaw) {}

    /** A record is on its way. */
    void sending() {
        sent.incrementAndGet();
    }

    /** A record was written. */
    synchronized void written(Entry entry) {
        entries.add(entry);
    }

    /** Returns how many records were sent whose outcome is not known yet. */
    synchronized long underWay() {
        return sent.get() - entries.size();
    }

    /** Returns all that was written up to now. */
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
