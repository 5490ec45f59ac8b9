package org.learnstream.domain.churn;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of the logistic regression: one for each range of a feature, and one for each combination of ranges of some
 * features that say more together. Exactly one cell of each column is active for a learner.
 */
public final class ChurnCells {
    private static final List<ChurnFeature> WITH_TENURE = List.of(
            ChurnFeature.RECENCY,
            ChurnFeature.SINCE_FIRST,
            ChurnFeature.ACTIVE_DAYS,
            ChurnFeature.EVENTS,
            ChurnFeature.BROWSING,
            ChurnFeature.VIDEO,
            ChurnFeature.PROBLEM,
            ChurnFeature.STUDY,
            ChurnFeature.DISCUSSION,
            ChurnFeature.PURCHASE,
            ChurnFeature.REVIEW,
            ChurnFeature.WEEK0_EVENTS,
            ChurnFeature.WEEK0_DAYS,
            ChurnFeature.WEEK1_EVENTS,
            ChurnFeature.WEEK1_DAYS,
            ChurnFeature.WEEK2_EVENTS,
            ChurnFeature.WEEK2_DAYS,
            ChurnFeature.WEEK3_EVENTS,
            ChurnFeature.WEEK3_DAYS,
            ChurnFeature.WEEK4_EVENTS,
            ChurnFeature.WEEK4_DAYS,
            ChurnFeature.EVENTS_COMPARED,
            ChurnFeature.DAYS_COMPARED,
            ChurnFeature.DENSITY,
            ChurnFeature.GAP_LONGEST,
            ChurnFeature.SILENCE_RATIO);

    private static final List<Column> COLUMNS = columns();

    /** How many cells there are in all. */
    public static final int SIZE = COLUMNS.get(COLUMNS.size() - 1).end();

    private ChurnCells() {}

    /** The combinations of ranges of some features; without any feature, one cell that is always active. */
    record Column(int from, List<ChurnFeature> features) {
        int end() {
            int size = 1;
            for (ChurnFeature feature : features) {
                size *= FeatureEdges.ranges(feature);
            }
            return from + size;
        }

        int active(double[] values) {
            int place = 0;
            for (ChurnFeature feature : features) {
                place = place * FeatureEdges.ranges(feature) + FeatureEdges.range(feature, feature.in(values));
            }
            return from + place;
        }

        /** Returns the features that what the column says is attributed to: tenure only when it is alone. */
        List<ChurnFeature> explained() {
            return features.size() == 1
                    ? features
                    : features.stream()
                            .filter(feature -> feature != ChurnFeature.TENURE)
                            .toList();
        }
    }

    private static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        add(columns);
        add(columns, ChurnFeature.TENURE);
        for (ChurnFeature feature : WITH_TENURE) {
            add(columns, feature);
            add(columns, ChurnFeature.TENURE, feature);
        }
        add(columns, ChurnFeature.TENURE, ChurnFeature.RECENCY, ChurnFeature.ACTIVE_DAYS);
        add(columns, ChurnFeature.TENURE, ChurnFeature.WEEK0_DAYS, ChurnFeature.WEEK1_DAYS);
        add(columns, ChurnFeature.RECENCY, ChurnFeature.EVENTS);
        return List.copyOf(columns);
    }

    private static void add(List<Column> columns, ChurnFeature... features) {
        int from = columns.isEmpty() ? 0 : columns.get(columns.size() - 1).end();
        columns.add(new Column(from, List.of(features)));
    }

    /** Returns all columns, in the order of the active cells. */
    static List<Column> all() {
        return COLUMNS;
    }

    /** Returns the active cells of a learner, rising, one for each column. */
    public static int[] active(double[] features) {
        int[] active = new int[COLUMNS.size()];
        for (int index = 0; index < active.length; index++) {
            active[index] = COLUMNS.get(index).active(features);
        }
        return active;
    }
}
