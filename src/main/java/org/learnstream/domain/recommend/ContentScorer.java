package org.learnstream.domain.recommend;

import java.util.Arrays;
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

    /**
     * What a request goes by.
     *
     * @param likeness how alike courses are, the same for the whole request
     * @param length ‖a‖, 0 when nothing is known of the learner's own courses
     */
    private record Profile(CourseLikeness likeness, double length) {
        /** What sums are multiplied with. */
        double factor() {
            return length > 0 ? 1 / length : 1;
        }
    }

    @Override
    public void score(Scoring scoring, double[] scores) {
        Profile profile = profile(scoring);
        History history = scoring.history();
        for (int index = 0, speaking = speaking(history); index < speaking; index++) {
            profile.likeness().addRow(history.ordinal(index), weight(history, index), scores);
        }
        double factor = profile.factor();
        for (int course = 0; course < scoring.courses(); course++) {
            scores[course] *= factor;
        }
    }

    /** Reads only what speaks for those courses, unless the scores of all are there already. */
    @Override
    public void scoreSome(Scoring scoring, int[] courses, double[] values) {
        if (scoring.hasScores(this)) {
            Scorer.super.scoreSome(scoring, courses, values);
            return;
        }
        Profile profile = profile(scoring);
        sum(profile.likeness(), scoring.history(), courses, values);
        double factor = profile.factor();
        for (int place = 0; place < courses.length; place++) {
            values[place] *= factor;
        }
    }

    @Override
    public void explain(Scoring scoring, int[] courses, double factor, Contributions into) {
        Profile profile = profile(scoring);
        if (profile.length() == 0) {
            return;
        }
        History history = scoring.history();
        double[] values = new double[courses.length];
        for (int index = 0, speaking = speaking(history); index < speaking; index++) {
            double weight = weight(history, index);
            profile.likeness().readRow(history.ordinal(index), courses, values);
            for (int place = 0; place < courses.length; place++) {
                into.add(place, index, factor / profile.length() * weight * values[place]);
            }
        }
    }

    /** Adds up how strongly the learner's own courses speak for some courses. */
    private void sum(CourseLikeness likeness, History history, int[] courses, double[] sums) {
        double[] row = new double[courses.length];
        Arrays.fill(sums, 0);
        for (int index = 0, speaking = speaking(history); index < speaking; index++) {
            double weight = weight(history, index);
            likeness.readRow(history.ordinal(index), courses, row);
            for (int place = 0; place < courses.length; place++) {
                sums[place] += weight * row[place];
            }
        }
    }

    private Profile profile(Scoring scoring) {
        return scoring.once(this, Profile.class, () -> {
            CourseLikeness likeness = scoring.knowledge().content().now();
            return new Profile(likeness, length(likeness, scoring.history()));
        });
    }

    /**
     * Returns ‖a‖, of ‖a‖² = Σ weight(c)·Σf a(f)·c(f) over the learner's own courses c. What was learnt can make courses
     * speak against each other; the length is at least that of courses without relation.
     */
    private double length(CourseLikeness likeness, History history) {
        int[] own = new int[speaking(history)];
        for (int index = 0; index < own.length; index++) {
            own[index] = history.ordinal(index);
        }
        double[] sums = new double[own.length];
        sum(likeness, history, own, sums);
        double mixed = 0;
        double alone = 0;
        for (int index = 0; index < own.length; index++) {
            double weight = weight(history, index);
            mixed += weight * sums[index];
            alone += likeness.known(own[index]) ? weight * weight : 0;
        }
        return Math.sqrt(Math.max(0, mixed) + alone);
    }

    /** Returns how many of the learner's own courses weigh anything: the newest ones. */
    private int speaking(History history) {
        int speaking = 0;
        while (speaking < history.size() && weight(history, speaking) != 0) {
            speaking++;
        }
        return speaking;
    }

    private double weight(History history, int index) {
        return historyWeights.weight(history.age(index)) * history.affinity(index);
    }
}
