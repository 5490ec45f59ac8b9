package org.learnstream.domain.churn;

import java.util.List;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;

/**
 * The one definition of what is known of a learner at the end of a day, as numbers. The running product, the training and
 * the evaluation all take them from here.
 */
public final class ChurnFeatures {
    /** How many numbers there are. */
    public static final int SIZE = ChurnFeature.ALL.size();

    private static final int WEEKS = 5;
    private static final int WEEK = 7;

    /** In days. */
    private static final int[] HALF_LIVES = {1, 7, 30};

    private ChurnFeatures() {}

    /**
     * Returns the features at the end of a day, in the order of {@link ChurnFeature}. What happened after the day makes
     * no difference.
     *
     * @param presence of the learner; may go on after the day, but by less than {@link Presence#DAYS} days
     * @param day days since 1970-01-01
     */
    public static double[] of(Presence presence, long day, ChurnContext context) {
        Presence then = presence.asOf(day);
        List<ActiveDay> days = then.days();
        double[] features = new double[SIZE];
        long began = context.enrolled().orElse(then.isEmpty() ? day : ActiveDay.dayOf(then.first()));
        put(features, ChurnFeature.TENURE, (double) Math.max(1, day - began + 1));
        put(features, ChurnFeature.LEAD, context.leadDays());
        put(features, ChurnFeature.SINCE_FIRST, then.isEmpty() ? -1.0 : (double) (day - ActiveDay.dayOf(then.first())));
        put(features, ChurnFeature.ACTIVE_DAYS, days.size());
        put(features, ChurnFeature.EVENTS, Math.log1p((double) then.total()));
        for (ActivityKind kind : ActivityKind.ALL) {
            features[ChurnFeature.BROWSING.index() + kind.index()] = Math.log1p((double) then.total(kind));
        }
        putWeeks(features, days, day);
        putDecayed(features, days, day);
        putRhythm(features, days, day);
        putCompared(features, context.cohort());
        return features;
    }

    private static void put(double[] features, ChurnFeature feature, double value) {
        features[feature.index()] = value;
    }

    private static void putWeeks(double[] features, List<ActiveDay> days, long day) {
        long[] events = new long[WEEKS];
        int[] active = new int[WEEKS];
        for (ActiveDay each : days) {
            long week = (day - each.day()) / WEEK;
            if (week < WEEKS) {
                events[(int) week] += each.count();
                active[(int) week]++;
            }
        }
        for (int week = 0; week < WEEKS; week++) {
            features[ChurnFeature.WEEK0_EVENTS.index() + 2 * week] = Math.log1p((double) events[week]);
            features[ChurnFeature.WEEK0_DAYS.index() + 2 * week] = active[week];
        }
    }

    private static void putDecayed(double[] features, List<ActiveDay> days, long day) {
        for (int index = 0; index < HALF_LIVES.length; index++) {
            double events = 0;
            double effort = 0;
            double active = 0;
            for (ActiveDay each : days) {
                double share = Math.pow(2, (double) (each.day() - day) / HALF_LIVES[index]);
                events += (double) each.count() * share;
                effort += Math.log1p((double) each.count()) * share;
                active += share;
            }
            features[ChurnFeature.DECAYED_1.index() + index] = Math.log1p(events);
            features[ChurnFeature.EFFORT_1.index() + index] = effort;
            features[ChurnFeature.DECAYED_DAYS_1.index() + index] = active;
        }
    }

    private static void putRhythm(double[] features, List<ActiveDay> days, long day) {
        Gaps gaps = Gaps.between(days);
        boolean present = !days.isEmpty();
        long last = present ? days.get(days.size() - 1).day() : 0;
        double recency = present ? (double) (day - last) : ChurnFeature.TENURE.in(features);
        put(features, ChurnFeature.RECENCY, recency);
        put(features, ChurnFeature.GAP_MEAN, gaps.mean());
        put(features, ChurnFeature.GAP_DEVIATION, gaps.deviation());
        put(features, ChurnFeature.GAP_LONGEST, gaps.longest());
        put(features, ChurnFeature.GAP_LAST, gaps.last());
        put(features, ChurnFeature.SILENCE_RATIO, gaps.count() == 0 ? -1 : recency / Math.max(1, gaps.mean()));
        put(features, ChurnFeature.STREAK, Gaps.longestStreak(days));
        put(
                features,
                ChurnFeature.DENSITY,
                present ? days.size() / (last - days.get(0).day() + 1.0) : -1);
    }

    private static void putCompared(double[] features, Cohort cohort) {
        if (cohort.isKnown()) {
            put(features, ChurnFeature.EVENTS_COMPARED, ChurnFeature.EVENTS.in(features) - cohort.logEvents());
            double own = ChurnFeature.ACTIVE_DAYS.in(features);
            put(features, ChurnFeature.DAYS_COMPARED, Math.log((own + 0.5) / (cohort.activeDays() + 0.5)));
        }
    }
}
