package org.learnstream.evaluation;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.learnstream.domain.bandit.ArmChange;
import org.learnstream.domain.bandit.ArmCounts;
import org.learnstream.domain.bandit.ArmStatistics;
import org.learnstream.domain.bandit.Segment;

/** The counts of a simulation's arms: changes are seen by readers once they are published. */
final class SimulatedArms implements ArmStatistics {
    private final long width;
    private final Map<String, ArmCounts> current = new HashMap<>();
    private Map<String, ArmCounts> published = Map.of();
    private long version;

    SimulatedArms(List<String> arms, long width) {
        this.width = width;
        arms.forEach(arm -> current.put(arm, ArmCounts.none(width)));
        publish();
    }

    void take(ArmChange change) {
        current.merge(change.arm(), ArmCounts.none(width).plus(change), ArmCounts::plus);
    }

    void publish() {
        published = Map.copyOf(current);
        version++;
    }

    @Override
    public ArmCounts counts(Segment segment, String arm) {
        return published.getOrDefault(arm, ArmCounts.none(width));
    }

    @Override
    public Set<String> arms() {
        return new LinkedHashSet<>(published.keySet());
    }

    @Override
    public long version() {
        return version;
    }
}
