package org.learnstream.domain.recommend;

/** Scores courses by how many learners have an affinity to them, the same for everybody. */
final class PopularityScorer implements Scorer {
    @Override
    public void score(Scoring scoring, double[] scores) {
        for (int course = 0; course < scoring.courses(); course++) {
            scores[course] = scoring.statistics().learners(course);
        }
    }

    @Override
    public void scoreSome(Scoring scoring, int[] courses, double[] values) {
        for (int index = 0; index < courses.length; index++) {
            values[index] = scoring.statistics().learners(courses[index]);
        }
    }

    @Override
    public void explain(Scoring scoring, int[] courses, double factor, Contributions into) {}
}
