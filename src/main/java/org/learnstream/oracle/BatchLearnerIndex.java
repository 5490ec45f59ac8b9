package org.learnstream.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.LearnerIndex;
import org.learnstream.domain.similarity.SimilarLearners;

/** The oracle of the learner index: everybody compared with everybody, straight from the formula. */
public final class BatchLearnerIndex implements LearnerIndex {
    private final BatchCourseModel model;

    public BatchLearnerIndex(BatchCourseModel model) {
        this.model = model;
    }

    /** A learner with their similarity, the courses that both have, and all that they care for, in tenths by course. */
    public record Similar(String learnerId, double similarity, int commonCourses, Map<String, Integer> vector) {}

    /** Returns everybody with a similarity above 0, most similar first, but for one learner. */
    public List<Similar> ranking(String learnerId, AffinityVector vector) {
        Map<String, Integer> asking = new TreeMap<>();
        for (Affinity affinity : vector.entries()) {
            if (affinity.tenths() > 0) {
                asking.put(affinity.courseId(), affinity.tenths());
            }
        }
        return model.vectors().entrySet().stream()
                .filter(other -> !other.getKey().equals(learnerId))
                .map(other -> similar(asking, other.getKey(), other.getValue()))
                .filter(other -> other.similarity() > 0)
                .sorted(Comparator.comparingDouble(Similar::similarity)
                        .reversed()
                        .thenComparing(Similar::learnerId))
                .toList();
    }

    private static Similar similar(Map<String, Integer> asking, String learnerId, Map<String, Integer> vector) {
        long product = 0;
        int common = 0;
        for (Map.Entry<String, Integer> own : asking.entrySet()) {
            int theirs = vector.getOrDefault(own.getKey(), 0);
            product += (long) own.getValue() * theirs;
            common += theirs > 0 ? 1 : 0;
        }
        double similarity =
                product == 0 ? 0 : Math.sqrt((double) (product * product) / (double) (square(asking) * square(vector)));
        return new Similar(learnerId, similarity, common, vector);
    }

    private static long square(Map<String, Integer> vector) {
        return vector.values().stream()
                .mapToLong(tenths -> (long) tenths * tenths)
                .sum();
    }

    @Override
    public void nearest(String learnerId, AffinityVector vector, int limit, SimilarLearners into) {
        into.clear();
        for (Similar similar : ranking(learnerId, vector).stream().limit(limit).toList()) {
            into.add(
                    similar.learnerId(),
                    similar.similarity(),
                    similar.commonCourses(),
                    similar.vector().size());
            similar.vector().forEach((course, tenths) -> into.append(model.ordinal(course), tenths));
        }
    }

    @Override
    public boolean nearest(String learnerId, int limit, SimilarLearners into) {
        Map<String, Integer> vector = model.vectors().get(learnerId);
        into.clear();
        if (vector == null) {
            return false;
        }
        nearest(
                learnerId,
                AffinityVector.of(vector.entrySet().stream()
                        .map(entry -> new Affinity(entry.getKey(), entry.getValue(), true, 0, 0))
                        .toList()),
                limit,
                into);
        return true;
    }
}
