package org.learnstream.query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.learnstream.query.CopyAges.CopyAge;

/** The condition of the tables: ready when every active copy on this instance is within the staleness bound. */
final class TablesStatus implements StatusSource {
    private static final String NAME = "tables";

    private final Supplier<Set<Integer>> activePartitions;
    private final CopyAges ages;
    private final long maximumStalenessMillis;

    /**
     * Returns a source.
     *
     * @param activePartitions gives the partitions whose active copies are on this instance now
     */
    TablesStatus(Supplier<Set<Integer>> activePartitions, CopyAges ages, Duration maximumStaleness) {
        this.activePartitions = activePartitions;
        this.ages = ages;
        this.maximumStalenessMillis = maximumStaleness.toMillis();
    }

    @Override
    public List<PartStatus> parts() {
        return List.of(status());
    }

    private PartStatus status() {
        Set<Integer> partitions = new TreeSet<>(activePartitions.get());
        long oldest = 0;
        for (int partition : partitions) {
            Optional<CopyAge> age = ages.age(partition);
            if (age.isEmpty()) {
                return starting("partition " + partition + " has not been read up to a known moment yet");
            }
            oldest = Math.max(oldest, age.get().stalenessMillis());
        }
        return oldest > maximumStalenessMillis
                ? starting("the oldest active copy is " + oldest + " ms behind")
                : new PartStatus(
                        NAME,
                        Condition.READY,
                        partitions.size() + " active copies, the oldest " + oldest + " ms behind");
    }

    private static PartStatus starting(String detail) {
        return new PartStatus(NAME, Condition.STARTING, detail);
    }
}
