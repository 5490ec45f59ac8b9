package org.learnstream.domain.solve;

/** Where a course that was held back stands among all that were not the learner's own. */
final class AnswerRank {
    private static final int CUTOFF = 10;

    private AnswerRank() {}

    /**
     * Returns the gain of an answer: 1 / log₂(1 + rank) when it is among the first ten, else 0.
     *
     * @param scores by course; those of own courses become NaN
     * @param own the learner's other courses; −1 is none
     */
    static double gain(double[] scores, int answer, int[] own) {
        for (int course : own) {
            if (course >= 0 && course != answer) {
                scores[course] = Double.NaN;
            }
        }
        int rank = 1;
        for (int course = 0; course < scores.length && rank <= CUTOFF; course++) {
            if (scores[course] > scores[answer] || (scores[course] == scores[answer] && course < answer)) {
                rank++;
            }
        }
        return rank > CUTOFF ? 0 : Math.log(2) / Math.log(1.0 + rank);
    }
}
