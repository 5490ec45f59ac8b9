package org.learnstream.model;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.bandit.ArmCounts;
import org.learnstream.domain.bandit.ArmStatistics;
import org.learnstream.domain.bandit.Segment;

/**
 * The counts of the bandit's arms in memory, as every instance keeps them: those of each partition, and their sums. One
 * thread writes, any thread reads.
 */
public final class LiveArms implements ArmStatistics {
    private final Map<ArmKey, Map<Integer, ArmCounts>> partitions = new TreeMap<>();
    private final Map<ArmKey, ArmCounts> sums = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();

    /** An arm in a segment. */
    private record ArmKey(Segment segment, String arm) implements Comparable<ArmKey> {
        @Override
        public int compareTo(ArmKey other) {
            int order = segment.compareTo(other.segment);
            return order == 0 ? arm.compareTo(other.arm) : order;
        }
    }

    /** Replaces the counts of a partition; null forgets them. */
    public void apply(int partition, Segment segment, String arm, @Nullable ArmCounts counts) {
        ArmKey key = new ArmKey(segment, arm);
        Map<Integer, ArmCounts> parts = partitions.computeIfAbsent(key, unseen -> new TreeMap<>());
        if (counts == null) {
            parts.remove(partition);
        } else {
            parts.put(partition, counts);
        }
        ArmCounts sum = null;
        for (ArmCounts part : parts.values()) {
            sum = sum == null ? part : sum.plus(part);
        }
        if (sum == null) {
            sums.remove(key);
        } else {
            sums.put(key, sum);
        }
        version.incrementAndGet();
    }

    @Override
    public ArmCounts counts(Segment segment, String arm) {
        ArmCounts sum = sums.get(new ArmKey(segment, arm));
        return sum == null ? ArmStatistics.NONE.counts(segment, arm) : sum;
    }

    @Override
    public Set<String> arms() {
        Set<String> arms = new TreeSet<>();
        sums.keySet().forEach(key -> arms.add(key.arm()));
        return arms;
    }

    @Override
    public long version() {
        return version.get();
    }
}
