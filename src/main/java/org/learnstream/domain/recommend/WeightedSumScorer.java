package org.learnstream.domain.recommend;

import java.util.Arrays;

/**
 * Scores courses by how strongly the learner's own courses speak for them:
 *
 * <pre>score(d) = Σ weight(age of c) · r(c) · w(c,d)   over the learner's own courses c</pre>
 *
 * where r is the affinity, 1 to 5, and w a matrix of weights between courses. No course speaks for itself. When nothing
 * is known of a learner all scores are 0.
 */
final class WeightedSumScorer implements Scorer {
    private final CourseWeights.Source source;
    private final HistoryWeights historyWeights;

    WeightedSumScorer(CourseWeights.Source source, HistoryWeights historyWeights) {
        this.source = source;
        this.historyWeights = historyWeights;
    }

    @Override
    public void score(Scoring scoring, double[] scores) {
        CourseWeights weights = source.of(scoring.knowledge());
        History history = scoring.history();
        for (int index = 0; index < history.size(); index++) {
            double weight = historyWeights.weight(history.age(index));
            if (weight == 0) {
                break;
            }
            weights.addRow(history.ordinal(index), weight * history.affinity(index), scores);
        }
        weights.scale(scores, scoring.courses());
    }

    /** Reads only what speaks for those courses, unless the scores of all are there already. */
    @Override
    public void scoreSome(Scoring scoring, int[] courses, double[] values) {
        if (scoring.hasScores(this)) {
            Scorer.super.scoreSome(scoring, courses, values);
            return;
        }
        CourseWeights weights = source.of(scoring.knowledge());
        History history = scoring.history();
        double[] row = new double[courses.length];
        Arrays.fill(values, 0);
        for (int index = 0; index < history.size(); index++) {
            double weight = historyWeights.weight(history.age(index));
            if (weight == 0) {
                break;
            }
            weights.readRow(history.ordinal(index), courses, row);
            for (int place = 0; place < courses.length; place++) {
                values[place] += weight * history.affinity(index) * row[place];
            }
        }
    }

    @Override
    public void explain(Scoring scoring, int[] courses, double factor, Contributions into) {
        CourseWeights weights = source.of(scoring.knowledge());
        History history = scoring.history();
        double[] values = new double[courses.length];
        for (int index = 0; index < history.size(); index++) {
            double weight = historyWeights.weight(history.age(index));
            if (weight == 0) {
                break;
            }
            weights.readRow(history.ordinal(index), courses, values);
            for (int place = 0; place < courses.length; place++) {
                into.add(place, index, factor * weight * history.affinity(index) * values[place]);
            }
        }
    }
}
