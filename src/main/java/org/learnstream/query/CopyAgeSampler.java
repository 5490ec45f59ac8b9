package org.learnstream.query;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.learnstream.query.CopyObserver.ObservedCopy;
import org.learnstream.query.Freshness.Replica;
import org.learnstream.streams.catalog.ServedTable;

/**
 * Measures at each sample how old this instance's copies are; between samples the copies only seem to grow older.
 *
 * <p>A partition is as old as the oldest of its tables. One thread takes samples; any thread may ask for ages.
 */
final class CopyAgeSampler implements CopyAges {
    private final CopyObserver observer;
    private final Gaps gaps;
    private final LongSupplier monotonicMillis;
    private final Map<TopicPartition, Coverage> coverages = new HashMap<>();
    private final Map<TopicPartition, ObservedCopy> previous = new HashMap<>();
    private final Map<TopicPartition, Crossing> crossings = new HashMap<>();
    private volatile Map<Integer, Measured> measured = Map.of();

    CopyAgeSampler(CopyObserver observer, Gaps gaps, LongSupplier monotonicMillis) {
        this.observer = observer;
        this.gaps = gaps;
        this.monotonicMillis = monotonicMillis;
    }

    @Override
    public Optional<CopyAge> age(int partition) {
        return Optional.ofNullable(measured.get(partition)).map(this::now);
    }

    @Override
    public Map<Integer, CopyAge> ages() {
        Map<Integer, CopyAge> ages = new HashMap<>();
        measured.forEach((partition, found) -> ages.put(partition, now(found)));
        return ages;
    }

    private CopyAge now(Measured found) {
        return new CopyAge(Math.max(0, monotonicMillis.getAsLong() - found.completeUntil), found.replica);
    }

    /** Takes a sample. When it fails, ages go on from the last one. */
    void sample() {
        long time = monotonicMillis.getAsLong();
        List<ObservedCopy> copies = observer.observe();
        crossGaps(copies);
        Set<TopicPartition> here = new HashSet<>();
        for (ObservedCopy copy : copies) {
            TopicPartition partition = copy.partition();
            here.add(partition);
            coverages.computeIfAbsent(partition, unseen -> new Coverage()).sample(time, copy.end(), crossed(copy));
            previous.put(partition, copy);
        }
        // A copy that comes back starts anew: it may have lost what it had.
        coverages.keySet().retainAll(here);
        previous.keySet().retainAll(here);
        crossings.keySet().retainAll(here);
        publish(copies);
    }

    /** Looks into the gap before each copy that stood still since the last sample, short of the end. */
    private void crossGaps(List<ObservedCopy> copies) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (ObservedCopy copy : copies) {
            ObservedCopy before = previous.get(copy.partition());
            boolean stoodStill = before != null && before.position() == copy.position();
            if (stoodStill && crossed(copy) < copy.end()) {
                starts.put(copy.partition(), copy.position());
                ends.put(copy.partition(), copy.end());
            }
        }
        if (!starts.isEmpty()) {
            gaps.firstRecords(starts, ends)
                    .forEach((partition, reached) ->
                            crossings.put(partition, new Crossing(starts.getOrDefault(partition, 0L), reached)));
        }
    }

    private long crossed(ObservedCopy copy) {
        Crossing crossing = crossings.get(copy.partition());
        return crossing != null && crossing.from == copy.position()
                ? Math.max(copy.position(), crossing.reached)
                : copy.position();
    }

    private void publish(List<ObservedCopy> copies) {
        Map<Integer, Measured> ages = new HashMap<>();
        Map<Integer, Integer> tables = new HashMap<>();
        for (ObservedCopy copy : copies) {
            Coverage coverage = coverages.get(copy.partition());
            OptionalLong until = coverage == null ? OptionalLong.empty() : coverage.completeUntil();
            if (until.isPresent()) {
                int partition = copy.partition().partition();
                tables.merge(partition, 1, Integer::sum);
                ages.merge(partition, new Measured(until.getAsLong(), copy.replica()), Measured::older);
            }
        }
        ages.keySet().removeIf(partition -> !complete(tables.get(partition)));
        measured = Map.copyOf(ages);
    }

    private static boolean complete(@Nullable Integer tables) {
        return tables != null && tables == ServedTable.values().length;
    }

    /** Up to where a gap was looked into, and from where. */
    private record Crossing(long from, long reached) {}

    private record Measured(long completeUntil, Replica replica) {
        Measured older(Measured other) {
            return new Measured(
                    Math.min(completeUntil, other.completeUntil),
                    replica == Replica.STANDBY ? Replica.STANDBY : other.replica);
        }
    }
}
