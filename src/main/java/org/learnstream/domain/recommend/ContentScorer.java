package org.learnstream.domain.recommend;

import org.learnstream.domain.content.CourseLikeness;

/**
 * Scores courses by the cosine between their features and the learner's profile:
 *
 * <pre>score(d) = Σf a(f)·d(f) / ‖a‖   with a = Σ weight(age of c) · r(c) · c   over the learner's own courses c</pre>
 *
 * where r is the affinity, 1 to 5, and courses are vectors of length 1 of their features; what was learnt from enrolments
 * adds to the products of courses when there is any. No course speaks for itself. The score is a sum over the learner's own courses, so similarities between courses are all that is needed: those of one
 * state for a whole request.
 */
final class ContentScorer implements Scorer {
    private final HistoryWeights historyWeights;

    ContentScorer(HistoryWeights historyWeights) {
        this.historyWeights = historyWeights;
    }

    @Override
    public void score(Scoring scoring, double[] scores) {
        CourseLikeness likeness = scoring.knowledge().content().now();
        History history = scoring.history();
        for (int index = 0; index < history.size(); index++) {
            double weight = weight(history, index);
            if (weight == 0) {
                break;
            }
            likeness.addRow(history.ordinal(index), weight, scores);
        }
        Squares squares = squares(history, likeness, scores);
        double square = squares.square();
        if (square > 0) {
            double factor = 1 / Math.sqrt(square);
            for (int course = 0; course < scoring.courses(); course++) {
                scores[course] *= factor;
            }
        }
    }

    /**
     * The parts of ‖a‖² = Σ weight(c)·Σf a(f)·c(f) over the learner's own courses c.
     *
     * @param mixed by courses with others, which is the sum over c of weight(c) times what was summed up for c
     * @param own by each course with itself
     */
    private record Squares(double mixed, double own) {
        /** What was learnt can make courses speak against each other; the length is at least that of courses without relation. */
        double square() {
            return Math.max(0, mixed) + own;
        }
    }

    private Squares squares(History history, CourseLikeness likeness, double[] sums) {
        double mixed = 0;
        double own = 0;
        for (int index = 0; index < history.size(); index++) {
            double weight = weight(history, index);
            if (weight == 0) {
                break;
            }
            int course = history.ordinal(index);
            mixed += weight * sums[course];
            own += likeness.known(course) ? weight * weight : 0;
        }
        return new Squares(mixed, own);
    }

    private double weight(History history, int index) {
        return historyWeights.weight(history.age(index)) * history.affinity(index);
    }

    @Override
    public void explain(Scoring scoring, int[] courses, double factor, Contributions into) {
        CourseLikeness likeness = scoring.knowledge().content().now();
        History history = scoring.history();
        double length = length(squares(history, likeness, scoring.scores(this)));
        if (length == 0) {
            return;
        }
        for (int index = 0; index < history.size(); index++) {
            double weight = weight(history, index);
            if (weight == 0) {
                break;
            }
            for (int place = 0; place < courses.length; place++) {
                into.add(
                        place,
                        index,
                        factor / length * weight * likeness.similarity(history.ordinal(index), courses[place]));
            }
        }
    }

    /**
     * Returns ‖a‖ when the sums were divided by it already: the positive solution of ‖a‖² = ‖a‖ · mixed + own.
     */
    private static double length(Squares divided) {
        double mixed = Math.max(0, divided.mixed());
        return (mixed + Math.sqrt(mixed * mixed + 4 * divided.own())) / 2;
    }
}
