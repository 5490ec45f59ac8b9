package org.learnstream.domain.recommend;

/** One way to score all courses for a learner: a pure function of the request. Safe to use from any thread. */
interface Scorer {
    /** No courses. */
    int[] NONE = {};

    /**
     * Scores courses. Courses that are no candidates may be scored as well, whatever is cheaper.
     *
     * @param scores by ordinal, all 0 at first, at least as many as there are courses; larger is better, and 0 says that
     *     nothing is known
     */
    void score(Scoring scoring, double[] scores);

    /**
     * Scores some courses only.
     *
     * @param courses ordinals of the courses
     * @param values receives their scores, in the same order
     */
    default void scoreSome(Scoring scoring, int[] courses, double[] values) {
        double[] scores = scoring.scores(this);
        for (int index = 0; index < courses.length; index++) {
            values[index] = scores[courses[index]];
        }
    }

    /**
     * Returns the ordinals of candidates whose scores are above those of all other candidates, when the scorer knows
     * some without looking for them; so a slate that is no longer is made of them.
     */
    default int[] foremost(Scoring scoring) {
        return NONE;
    }

    /**
     * Adds to contributions what each of the learner's own courses added to some scores, times a factor. A scorer that
     * does not go by the learner's own courses adds nothing.
     *
     * @param courses ordinals of the courses whose scores are to be explained
     */
    void explain(Scoring scoring, int[] courses, double factor, Contributions into);
}
