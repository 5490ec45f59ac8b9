package org.learnstream.domain.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/**
 * The faults of one group of processes, one after the other: which process, what happens to it and for how long is a
 * function of the seed.
 *
 * <p>The next fault is there only when the group is whole after the one before. So at most one process of the group is
 * down at any time, which is never a majority of three or more. Each kind of fault comes once in every round of kinds and
 * each process once in every round of processes, in a drawn order: a short run sees all of them.
 */
public final class ChaosPlan {
    private static final int FEWEST = 3;
    private static final long SHORTEST_QUIET = 2_000;
    private static final long LONGEST_QUIET = 8_000;

    /** How long a fault lasts, at least and at most; a killed process is down for this long and then for its start. */
    private static final Map<FaultKind, long[]> LASTS = Map.of(
            FaultKind.KILL, new long[] {500, 8_000},
            FaultKind.PAUSE, new long[] {1_000, 16_000},
            FaultKind.RESTART, new long[] {0, 4_000},
            FaultKind.SLOW, new long[] {4_000, 10_000},
            FaultKind.FULL_DISK, new long[] {4_000, 12_000});

    private final FaultGroup group;
    private final SplittableRandom random;
    private final Round<FaultKind> kinds;
    private final Round<Integer> members;
    private boolean whole = true;

    /**
     * Makes the plan of a group.
     *
     * @param size how many processes there are; at least 3
     * @param kinds what may happen
     */
    public ChaosPlan(long seed, FaultGroup group, int size, List<FaultKind> kinds) {
        if (size < FEWEST) {
            throw new IllegalArgumentException(
                    size + " processes, expected at least " + FEWEST + ": one that is down must not be half of them");
        }
        this.group = group;
        this.random = new SplittableRandom(seed * 31 + group.name().hashCode());
        this.kinds = new Round<>(kinds);
        List<Integer> all = new ArrayList<>();
        for (int member = 0; member < size; member++) {
            all.add(member);
        }
        this.members = new Round<>(all);
    }

    /**
     * Returns the next fault. Until {@link #recovered} there is none after it.
     *
     * @throws NoSuchElementException while the group is not whole
     */
    public Fault next() {
        if (!whole) {
            throw new NoSuchElementException("one of " + group + " is down");
        }
        whole = false;
        FaultKind kind = kinds.next(random);
        long[] lasts = LASTS.getOrDefault(kind, new long[] {0, 0});
        return new Fault(
                group,
                members.next(random),
                kind,
                random.nextLong(SHORTEST_QUIET, LONGEST_QUIET + 1),
                random.nextLong(lasts[0], lasts[1] + 1));
    }

    /** Notes that all processes of the group are up and have what they need. */
    public void recovered() {
        whole = true;
    }

    /** Things that come in a drawn order, each as often as every other. */
    private static final class Round<T> {
        private final List<T> all;
        private final List<T> left = new ArrayList<>();

        Round(List<T> all) {
            this.all = List.copyOf(all);
        }

        T next(SplittableRandom random) {
            if (left.isEmpty()) {
                left.addAll(all);
            }
            return left.remove(random.nextInt(left.size()));
        }
    }
}
