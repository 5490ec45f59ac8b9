package org.learnstream.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
 *
 * <p>A copy that turns from standby to active is closed and opened again, and a sample taken in between does not see it.
 * It is the same copy afterwards, so what was measured of it stands for a while: whether it can be read at all is for the
 * store to say, and its position shows, when it is seen again, whether it has lost what it had.
 */
final class CopyAgeSampler implements CopyAges {
    private static final long LONGEST_ABSENCE_MILLIS = 10_000;

    private final CopyObserver observer;
    private final Gaps gaps;
    private final LongSupplier monotonicMillis;
    private final Map<TopicPartition, Sighting> sightings = new HashMap<>();
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
        for (ObservedCopy copy : copies) {
            sightings
                    .computeIfAbsent(copy.partition(), unseen -> new Sighting())
                    .again(time, copy);
        }
        sightings.values().removeIf(sighting -> time - sighting.time > LONGEST_ABSENCE_MILLIS);
        publish();
    }

    /** Looks into the gap before each copy that stood still since the last sample, short of the end. */
    private void crossGaps(List<ObservedCopy> copies) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (ObservedCopy copy : copies) {
            Sighting before = sightings.get(copy.partition());
            if (before != null && before.at(copy.position()) && before.crossed(copy.position()) < copy.end()) {
                starts.put(copy.partition(), copy.position());
                ends.put(copy.partition(), copy.end());
            }
        }
        if (!starts.isEmpty()) {
            gaps.firstRecords(starts, ends).forEach((partition, reached) -> {
                Sighting before = sightings.get(partition);
                if (before != null) {
                    before.crossing = new Crossing(starts.getOrDefault(partition, 0L), reached);
                }
            });
        }
    }

    private void publish() {
        Map<Integer, Measured> ages = new HashMap<>();
        Map<Integer, Integer> tables = new HashMap<>();
        sightings.forEach((topicPartition, sighting) -> {
            OptionalLong until = sighting.coverage.completeUntil();
            if (until.isPresent()) {
                int partition = topicPartition.partition();
                tables.merge(partition, 1, Integer::sum);
                ages.merge(partition, new Measured(until.getAsLong(), sighting.replica), Measured::older);
            }
        });
        ages.keySet().removeIf(partition -> !complete(tables.get(partition)));
        measured = Map.copyOf(ages);
    }

    private static boolean complete(@Nullable Integer tables) {
        return tables != null && tables == ServedTable.values().length;
    }

    /** What is known of one copy, and when it was seen last. */
    private static final class Sighting {
        private final Coverage coverage = new Coverage();
        private Replica replica = Replica.STANDBY;
        private long time;
        private long position = -1;
        private long end;
        private @Nullable Crossing crossing;

        void again(long now, ObservedCopy copy) {
            if (copy.end() < end) {
                // The topic was made anew: its old gaps are none of the new ones.
                crossing = null;
            }
            coverage.sample(now, copy.end(), crossed(copy.position()));
            time = now;
            end = copy.end();
            replica = copy.replica();
            position = copy.position();
        }

        boolean at(long observed) {
            return position == observed;
        }

        /** Returns how far a copy reaches that is at a position: between the ends of a gap there are no records. */
        long crossed(long observed) {
            return crossing == null || observed < crossing.from ? observed : Math.max(observed, crossing.reached);
        }
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
