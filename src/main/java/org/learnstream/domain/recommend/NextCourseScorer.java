package org.learnstream.domain.recommend;

import java.util.List;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.solve.SequenceOptions;

/**
 * Scores courses by what other learners took after the courses that the learner took last:
 *
 * <pre>score(d) = Σ weight(age of c) · W(c,d)   over the last courses c that the learner took</pre>
 *
 * with the weights and the matrix of the next-course model. How much they cared for a course does not matter.
 */
final class NextCourseScorer implements Scorer {
    private final int[] weights;

    NextCourseScorer(SequenceOptions options) {
        weights = options.weights();
    }

    @Override
    public void score(Scoring scoring, double[] scores) {
        SolvedMatrix matrix = scoring.knowledge().solved().nextCourse();
        List<Affinity> taken = scoring.taken();
        for (int age = 0; age < depth(taken); age++) {
            int course = scoring.statistics().ordinal(course(taken, age));
            if (course >= 0) {
                matrix.addRow(course, weight(age), scores);
            }
        }
    }

    @Override
    public void explain(Scoring scoring, int[] courses, double factor, Contributions into) {
        SolvedMatrix matrix = scoring.knowledge().solved().nextCourse();
        List<Affinity> taken = scoring.taken();
        for (int age = 0; age < depth(taken); age++) {
            int source = scoring.history().find(course(taken, age));
            if (source >= 0) {
                int course = scoring.history().ordinal(source);
                for (int place = 0; place < courses.length; place++) {
                    into.add(place, source, factor * weight(age) * matrix.weight(course, courses[place]));
                }
            }
        }
    }

    private int depth(List<Affinity> taken) {
        return Math.min(weights.length, taken.size());
    }

    private double weight(int age) {
        return weights[age] / (double) SequenceOptions.ONE;
    }

    private static String course(List<Affinity> taken, int age) {
        return taken.get(taken.size() - 1 - age).courseId();
    }
}
