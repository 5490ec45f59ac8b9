package org.learnstream.domain.recommend;

import java.util.List;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.similarity.CourseStatistics;

/**
 * The courses that a request's learner has an affinity to, newest first, each with its ordinal and what it weighs.
 *
 * <p>Courses with affinity 0 are left out, and do not age the others; those that the statistics do not know age the
 * others but speak for nothing. The history ends where age leaves no weight.
 */
final class History {
    private final String[] courseIds;
    private final int[] ordinals;
    private final double[] weights;
    private final int size;

    private History(String[] courseIds, int[] ordinals, double[] weights, int size) {
        this.courseIds = courseIds;
        this.ordinals = ordinals;
        this.weights = weights;
        this.size = size;
    }

    /** Returns the history, each course weighing its affinity (1 to 5) times the weight of its age. */
    static History of(RecommendationRequest request, HistoryWeights weights) {
        CourseStatistics statistics = request.statistics();
        List<Affinity> entries = request.learner().entries();
        String[] courseIds = new String[entries.size()];
        int[] ordinals = new int[courseIds.length];
        double[] weighted = new double[courseIds.length];
        int size = 0;
        int age = 0;
        for (Affinity affinity : entries) {
            if (affinity.tenths() > 0) {
                double weight = weights.weight(age);
                if (weight == 0) {
                    break;
                }
                int ordinal = statistics.ordinal(affinity.courseId());
                if (ordinal >= 0) {
                    courseIds[size] = affinity.courseId();
                    ordinals[size] = ordinal;
                    weighted[size] = weight * affinity.tenths() / 10;
                    size++;
                }
                age++;
            }
        }
        return new History(courseIds, ordinals, weighted, size);
    }

    int size() {
        return size;
    }

    String courseId(int index) {
        return courseIds[index];
    }

    int ordinal(int index) {
        return ordinals[index];
    }

    double weight(int index) {
        return weights[index];
    }
}
