package org.learnstream.domain.churn;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Where the values of a feature are cut into ranges for the logistic regression. The edges are fixed: they were chosen
 * once, by what a learner's number of days and activities mean, and stored weights depend on them.
 */
final class FeatureEdges {
    private static final double[] COUNTS = {0.5, 1.5, 2.5, 3.5, 4.5};
    private static final double[] WEEK_EVENTS = {0.5, 2, 3, 4, 5};
    private static final double[] WEEK_DAYS = {0.5, 1.5, 2.5, 3.5, 5.5};

    private static final Map<ChurnFeature, double[]> EDGES = new EnumMap<>(ChurnFeature.class);

    static {
        put(ChurnFeature.TENURE, 10.5, 17.5, 25.5, 35.5, 60.5, 120.5);
        put(ChurnFeature.LEAD, 0.5, 3.5, 7.5, 12.5, 19.5);
        put(ChurnFeature.RECENCY, 0.5, 1.5, 2.5, 3.5, 5.5, 7.5, 10.5, 14.5, 20.5, 30.5, 45.5);
        put(ChurnFeature.SINCE_FIRST, -0.5, 2.5, 6.5, 13.5, 20.5, 27.5, 60.5);
        put(ChurnFeature.ACTIVE_DAYS, 0.5, 1.5, 2.5, 3.5, 5.5, 8.5, 12.5, 20.5, 35.5);
        put(ChurnFeature.EVENTS, 0.5, 1.5, 2.3, 3, 3.7, 4.4, 5.1, 6, 7);
        put(ChurnFeature.BROWSING, 0.5, 1.5, 2.3, 3, 3.7, 4.4, 5.1, 6);
        for (ChurnFeature kind :
                ChurnFeature.ALL.subList(ChurnFeature.VIDEO.index(), ChurnFeature.REVIEW.index() + 1)) {
            put(kind, COUNTS);
        }
        for (int week = 0; week < 5; week++) {
            put(ChurnFeature.ALL.get(ChurnFeature.WEEK0_EVENTS.index() + 2 * week), WEEK_EVENTS);
            put(ChurnFeature.ALL.get(ChurnFeature.WEEK0_DAYS.index() + 2 * week), WEEK_DAYS);
        }
        put(ChurnFeature.DECAYED_1, 0.1, 0.5, 1.2, 2, 3, 4);
        put(ChurnFeature.DECAYED_7, 0.5, 1.2, 2, 2.7, 3.4, 4.1, 5);
        put(ChurnFeature.DECAYED_30, 0.5, 1.5, 2.3, 3, 3.7, 4.4, 5.1, 6);
        put(ChurnFeature.EFFORT_1, 0.1, 0.5, 1.2, 2, 3, 5);
        put(ChurnFeature.EFFORT_7, 0.5, 1.5, 3, 5, 8, 12, 18);
        put(ChurnFeature.EFFORT_30, 0.5, 1.5, 3, 5, 8, 12, 18, 30);
        put(ChurnFeature.DECAYED_DAYS_1, 0.05, 0.2, 0.5, 1, 1.5);
        put(ChurnFeature.DECAYED_DAYS_7, 0.2, 0.5, 1, 2, 3, 5);
        put(ChurnFeature.DECAYED_DAYS_30, 0.5, 1, 2, 3, 5, 8, 13);
        put(ChurnFeature.GAP_MEAN, -0.5, 1.25, 2, 3, 4.5, 7);
        put(ChurnFeature.GAP_DEVIATION, -0.5, 0.5, 1.5, 3, 5);
        put(ChurnFeature.GAP_LONGEST, -0.5, 1.5, 3.5, 6.5, 10.5);
        put(ChurnFeature.GAP_LAST, -0.5, 1.5, 3.5, 6.5, 10.5);
        put(ChurnFeature.SILENCE_RATIO, -0.5, 0.2, 0.5, 1, 2, 4);
        put(ChurnFeature.STREAK, 0.5, 1.5, 2.5, 4.5, 7.5);
        put(ChurnFeature.DENSITY, -0.5, 0.1, 0.2, 0.3, 0.5, 0.75, 0.99);
        put(ChurnFeature.EVENTS_COMPARED, -2.5, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2.5);
        put(ChurnFeature.DAYS_COMPARED, -1.5, -1, -0.6, -0.3, 0, 0.3, 0.6, 1);
    }

    private FeatureEdges() {}

    private static void put(ChurnFeature feature, double... edges) {
        EDGES.put(feature, edges);
    }

    private static double[] of(ChurnFeature feature) {
        double[] edges = EDGES.get(feature);
        if (edges == null) {
            throw new IllegalStateException("no edges for " + feature);
        }
        return edges;
    }

    /** Returns how many ranges a feature has. */
    static int ranges(ChurnFeature feature) {
        return of(feature).length + 1;
    }

    /** Returns the range of a value, from 0: the number of edges that are not above it. */
    static int range(ChurnFeature feature, double value) {
        double[] edges = of(feature);
        int found = Arrays.binarySearch(edges, value);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
