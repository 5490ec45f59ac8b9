package org.learnstream.domain.bandit;

import java.util.Set;

/** What became of the slots that each arm filled, over all learners. Safe to read from any thread while it changes. */
public interface ArmStatistics {
    /** Nothing was ever shown. */
    ArmStatistics NONE = new ArmStatistics() {
        @Override
        public ArmCounts counts(Segment segment, String arm) {
            return ArmCounts.none(1);
        }

        @Override
        public Set<String> arms() {
            return Set.of();
        }

        @Override
        public long version() {
            return 0;
        }
    };

    /** Returns the counts of an arm in a segment; without slots when nothing is known of it. */
    ArmCounts counts(Segment segment, String arm);

    /** Returns the names of all arms of which anything is known. */
    Set<String> arms();

    /** Returns a number that grows with every change. */
    long version();
}
