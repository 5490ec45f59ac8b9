package org.learnstream.domain.solve;

/**
 * When a model is to be solved again.
 *
 * @param changedShare changes of affinities since the last solving, as a share of all learners, that are worth another one
 * @param minimumMillis how long after the last solving the next one begins at the earliest; {@link #REST} times as long as
 *     it took when that is longer
 * @param maximumMillis how long after the last solving the next one begins at the latest when anything changed at all
 */
public record SolveTrigger(double changedShare, long minimumMillis, long maximumMillis) {
    /**
     * So many times as long as it took to solve a model it is left alone: it has a tenth of a thread at most. While a
     * catalogue fills, enough changes all the time, and solving would otherwise take what events need.
     */
    public static final int REST = 9;

    /**
     * What was known when a model was last solved.
     *
     * @param at when that was done, in milliseconds since 1970-01-01 UTC
     * @param vectors how many vectors of learners had been taken in
     * @param tookMillis how long it took; 0 when another instance did it
     */
    public record Last(long at, long vectors, long tookMillis) {}

    /** Whether a model that was never solved is due: as soon as there is anybody to learn from. */
    public boolean isDueFirst(long learners) {
        return learners > 0;
    }

    /**
     * Whether a model that was solved before is due.
     *
     * @param now in milliseconds since 1970-01-01 UTC
     * @param learners how many learners there are
     * @param vectors how many vectors of learners were taken in until now
     */
    public boolean isDue(Last last, long now, long learners, long vectors) {
        long changed = vectors - last.vectors();
        long waited = now - last.at();
        if (changed == 0 || waited < Math.max(minimumMillis, REST * last.tookMillis())) {
            return false;
        }
        // Fewer vectors than at the last solving: the topic was made anew, and the weights are of another history.
        return changed < 0 || changed >= changedShare * learners || waited >= maximumMillis;
    }
}
