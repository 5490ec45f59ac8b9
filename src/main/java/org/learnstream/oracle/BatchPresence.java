package org.learnstream.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.ActivityKind;

/**
 * When a learner was there, from all their activities at once: the oracle of presence.
 *
 * @param first time of the first activity, in milliseconds since 1970-01-01 UTC
 * @param totals number of activities by kind, in the order of the kinds
 * @param days the active ones of the 64 days that end with the day of the last activity, rising
 */
public record BatchPresence(long first, List<Long> totals, List<ActiveDay> days) {
    private static final long DAY = 24 * 60 * 60 * 1000L;
    private static final long HALF_HOUR = 30 * 60 * 1000L;
    private static final int KEPT = 64;

    public BatchPresence {
        totals = List.copyOf(totals);
        days = List.copyOf(days);
    }

    /** Returns the presence of a learner who did all these activities, at least one of which counts. */
    public static BatchPresence of(List<Activity> activities) {
        List<Activity> counted = activities.stream()
                .filter(activity -> ActivityKind.of(activity).isPresent())
                .sorted(Comparator.comparingLong(activity -> activity.origin().time()))
                .toList();
        Long[] totals = new Long[ActivityKind.values().length];
        Arrays.fill(totals, 0L);
        Map<Long, List<Activity>> byDay = new TreeMap<>();
        for (Activity activity : counted) {
            totals[ActivityKind.of(activity).orElseThrow().index()]++;
            byDay.computeIfAbsent(activity.origin().time() / DAY, day -> new ArrayList<>())
                    .add(activity);
        }
        long last = counted.get(counted.size() - 1).origin().time() / DAY;
        List<ActiveDay> days = new ArrayList<>();
        byDay.forEach((day, all) -> {
            if (day > last - KEPT) {
                days.add(day(day, all));
            }
        });
        return new BatchPresence(counted.get(0).origin().time(), Arrays.asList(totals), days);
    }

    /** Whether any of these activities shows that the learner was there. */
    public static boolean shown(List<Activity> activities) {
        return activities.stream()
                .anyMatch(activity -> ActivityKind.of(activity).isPresent());
    }

    private static ActiveDay day(long day, List<Activity> all) {
        long slots = 0;
        int[] counts = new int[ActivityKind.values().length];
        for (Activity activity : all) {
            slots |= 1L << (activity.origin().time() % DAY / HALF_HOUR);
            counts[ActivityKind.of(activity).orElseThrow().index()]++;
        }
        return ActiveDay.of(
                day,
                (int) (all.get(0).origin().time() % DAY),
                (int) (all.get(all.size() - 1).origin().time() % DAY),
                slots,
                counts);
    }
}
