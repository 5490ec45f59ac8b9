package org.learnstream.domain.similarity;

import java.util.BitSet;

/**
 * The best of the courses offered to it, in a total order: by score descending; among those without a score, which is 0,
 * by learners descending; then by course id ascending.
 */
public final class CourseRanking {
    private final BestOrdinals best;

    /** Makes a ranking of at most so many courses. */
    public CourseRanking(CourseStatistics statistics, int limit) {
        best = new BestOrdinals(
                (ordinal, score, other, otherScore) -> precedes(statistics, ordinal, score, other, otherScore),
                Math.min(limit, statistics.courses()));
    }

    /**
     * Returns the finished ranking of candidates.
     *
     * <p>Courses without a score are looked at only when those above 0 are too few. They are ranked by their learners as if
     * that were a score, which is the same order and quicker to compare; behind them come those below 0.
     *
     * @param candidates ordinals of the courses to rank
     * @param scores by ordinal, of every course below the largest candidate
     */
    public static CourseRanking of(CourseStatistics statistics, BitSet candidates, double[] scores, int limit) {
        double bar = ScoreBar.guess(
                candidates.length(),
                limit,
                course -> candidates.get(course) ? scores[course] : Double.NEGATIVE_INFINITY);
        CourseRanking ranking = above(Math.max(bar, Double.MIN_VALUE), statistics, candidates, scores, limit);
        if (bar > 0 && ranking.size() < limit) {
            ranking = above(Double.MIN_VALUE, statistics, candidates, scores, limit);
        }
        if (ranking.size() < limit) {
            CourseRanking others = new CourseRanking(statistics, limit - ranking.size());
            for (int course = candidates.nextSetBit(0); course >= 0; course = candidates.nextSetBit(course + 1)) {
                double key = scores[course] == 0 ? (double) statistics.learners(course) : scores[course];
                if (scores[course] <= 0 && others.admits(course, key)) {
                    others.add(course, key);
                }
            }
            others.finish();
            ranking.best.append(others.best, scores);
        }
        return ranking;
    }

    private static CourseRanking above(
            double bar, CourseStatistics statistics, BitSet candidates, double[] scores, int limit) {
        int courses = candidates.length();
        CourseRanking ranking = new CourseRanking(statistics, limit);
        for (int course = 0; course < courses; course++) {
            if (scores[course] >= bar && ranking.admits(course, scores[course]) && candidates.get(course)) {
                ranking.add(course, scores[course]);
            }
        }
        ranking.finish();
        return ranking;
    }

    /**
     * Returns the finished ranking of a few courses.
     *
     * @param courses their ordinals
     * @param scores by ordinal
     */
    public static CourseRanking of(CourseStatistics statistics, int[] courses, double[] scores, int limit) {
        CourseRanking ranking = new CourseRanking(statistics, limit);
        for (int course : courses) {
            if (ranking.admits(course, scores[course])) {
                ranking.add(course, scores[course]);
            }
        }
        ranking.finish();
        return ranking;
    }

    /** Whether one course comes before another one. */
    public static boolean precedes(
            CourseStatistics statistics, int ordinal, double score, int other, double otherScore) {
        if (score != otherScore) {
            return score > otherScore;
        }
        if (score == 0) {
            long learners = statistics.learners(ordinal);
            long otherLearners = statistics.learners(other);
            if (learners != otherLearners) {
                return learners > otherLearners;
            }
        }
        return statistics.courseId(ordinal).compareTo(statistics.courseId(other)) < 0;
    }

    /** Whether a course would be among the best so far. */
    public boolean admits(int ordinal, double score) {
        return best.admits(ordinal, score);
    }

    /** Adds a course that is admitted, and drops the worst when there are too many. */
    public void add(int ordinal, double score) {
        best.add(ordinal, score);
    }

    /** Orders the courses held, best first. Nothing can be added after that. */
    public void finish() {
        best.finish();
    }

    /** Returns how many courses are held. */
    public int size() {
        return best.size();
    }

    /** Returns the ordinals of the courses held; once finished, best first. */
    public int[] ordinals() {
        return best.ordinals();
    }

    /** Returns the score at a place. */
    public double score(int place) {
        return best.score(place);
    }
}
