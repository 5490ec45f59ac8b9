package org.learnstream.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;

/**
 * The oracle of affinities: the definition, applied to all of a learner's activities at once. Slow and obvious, and
 * written without the code that it checks.
 */
public final class BatchAffinities {
    private static final long DAY = 24 * 60 * 60 * 1000L;

    private BatchAffinities() {}

    /** Returns the vector of a learner who did all these activities, in whatever order they come. */
    public static AffinityVector of(List<Activity> activities) {
        Map<String, List<Activity>> byCourse = new HashMap<>();
        for (Activity activity : activities) {
            if (activity.courseId() != null) {
                byCourse.computeIfAbsent(activity.courseId(), course -> new ArrayList<>())
                        .add(activity);
            }
        }
        List<Affinity> entries = new ArrayList<>();
        byCourse.forEach((course, all) -> entries.add(affinity(course, all)));
        entries.sort(Comparator.comparing(Affinity::lastTime, Comparator.reverseOrder())
                .thenComparing(Affinity::courseId));
        return new AffinityVector(entries);
    }

    private static Affinity affinity(String course, List<Activity> all) {
        // The time at which each piece of evidence was there for the first time; ratings and refunds count by their
        // last.
        Map<String, Long> times = new HashMap<>();
        Set<Long> daysViewed = new HashSet<>();
        double done = -1;
        long lastPurchase = Long.MIN_VALUE;
        long lastRefund = Long.MIN_VALUE;
        long lastRating = Long.MIN_VALUE;
        int stars = 0;
        boolean discussed = false;
        Set<Activity.Exclusion> exclusions = EnumSet.noneOf(Activity.Exclusion.class);
        for (Activity activity : all) {
            long time = activity.origin().time();
            if (activity instanceof Activity.Viewed) {
                times.merge("viewed", time, Math::min);
                daysViewed.add(Math.floorDiv(time, DAY));
            } else if (activity instanceof Activity.Progressed progressed) {
                double fraction = progressed.fraction() == null ? 0 : progressed.fraction();
                done = Math.max(done, fraction);
                for (double step : new double[] {0, 0.25, 0.75, 1}) {
                    if (fraction >= step) {
                        times.merge("done " + step, time, Math::min);
                    }
                }
            } else if (activity instanceof Activity.Purchased) {
                times.merge("bought first", time, Math::min);
                lastPurchase = Math.max(lastPurchase, time);
                times.put("bought last", lastPurchase);
            } else if (activity instanceof Activity.Refunded) {
                lastRefund = Math.max(lastRefund, time);
                times.put("refunded", lastRefund);
            } else if (activity instanceof Activity.Rated rated) {
                if (time > lastRating || (time == lastRating && rated.stars() > stars)) {
                    lastRating = time;
                    stars = rated.stars();
                }
                times.put("rated", lastRating);
            } else if (activity instanceof Activity.Excluded excluded) {
                // The newest of its kind says; at the same time one that excludes.
                boolean newest = all.stream()
                        .noneMatch(other -> other instanceof Activity.Excluded rival
                                && rival.exclusion() == excluded.exclusion()
                                && rival.origin().time() > time);
                if (newest && !excluded.withdrawn()) {
                    exclusions.add(excluded.exclusion());
                }
            } else {
                discussed = true;
                times.merge("discussed", time, Math::min);
            }
        }
        int tenths = 0;
        tenths = Math.max(tenths, daysViewed.size() > 1 ? 20 : daysViewed.size() * 10);
        tenths = Math.max(tenths, discussed ? 20 : 0);
        tenths = Math.max(tenths, done >= 1 ? 50 : done >= 0.75 ? 45 : done >= 0.25 ? 30 : done >= 0 ? 20 : 0);
        tenths = Math.max(tenths, lastPurchase > lastRefund ? 40 : 0);
        if (stars > 0) {
            tenths = stars * 10;
        }
        boolean taken = lastPurchase != Long.MIN_VALUE || done >= 0;
        if (times.isEmpty()) {
            for (Activity.Exclusion kind : Activity.Exclusion.values()) {
                all.stream()
                        .filter(activity ->
                                activity instanceof Activity.Excluded excluded && excluded.exclusion() == kind)
                        .map(activity -> activity.origin().time())
                        .max(Comparator.naturalOrder())
                        .ifPresent(time -> times.put(kind.name(), time));
            }
        }
        long first = times.values().stream().mapToLong(Long::longValue).min().orElseThrow();
        long last = times.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        return new Affinity(course, tenths, taken, first, last, !exclusions.isEmpty());
    }
}
