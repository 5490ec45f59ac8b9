package org.learnstream.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.learnstream.domain.churn.InactivityThresholds;

/**
 * Learners who were there for the last time just so long ago that windows of theirs close one after the other while the
 * run lasts; a third of them return.
 *
 * <p>What is to be told of them is certain, however late it is looked at: nobody does anything shortly before a window
 * closes. By the wall clock, an event that is under way when its learner's window closes would come too late, and whether
 * it is depends on the faults.
 *
 * @param visits what they did before the run, in the order of time
 * @param returns what they do in the course of it, in the order of time
 */
record Leavers(List<Visit> visits, List<Visit> returns) {
    private static final long FIRST_CLOSES = TimeUnit.SECONDS.toMillis(15);
    private static final long SOONEST_RETURN = TimeUnit.SECONDS.toMillis(2);
    private static final long LATEST_RETURN = TimeUnit.SECONDS.toMillis(40);

    Leavers {
        visits = List.copyOf(visits);
        returns = List.copyOf(returns);
    }

    /**
     * A learner was there.
     *
     * @param learner who
     * @param time when, in milliseconds since 1970-01-01 UTC
     */
    record Visit(String learner, long time) {}

    /**
     * Draws some.
     *
     * @param start when the run begins, in milliseconds since 1970-01-01 UTC
     * @param span how long it lasts, in milliseconds
     */
    static Leavers draw(long seed, int count, long start, long span, InactivityThresholds thresholds) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Visit> visits = new ArrayList<>();
        List<Visit> returns = new ArrayList<>();
        long latest = Math.max(FIRST_CLOSES + 1, span);
        for (int number = 0; number < count; number++) {
            String learner = String.format(Locale.ROOT, "leaver-%05d", number);
            long closes = start + random.nextLong(FIRST_CLOSES, latest);
            long silence = number % 2 == 0 ? thresholds.atRisk() : thresholds.gone();
            visits.add(new Visit(learner, closes - silence));
            long back = closes + random.nextLong(SOONEST_RETURN, LATEST_RETURN);
            if (number % 3 == 0 && back < start + span) {
                returns.add(new Visit(learner, back));
            }
        }
        visits.sort(Comparator.comparingLong(Visit::time));
        returns.sort(Comparator.comparingLong(Visit::time));
        return new Leavers(visits, returns);
    }
}
