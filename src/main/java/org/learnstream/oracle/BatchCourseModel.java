package org.learnstream.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.CourseStatistics;
import org.learnstream.domain.similarity.GramRow;

/**
 * The oracle of the course model: the same figures, computed from all vectors at once, slowly and obviously. It knows
 * the courses that somebody has an affinity to and those it is told of, by course id ascending.
 */
public final class BatchCourseModel implements CourseStatistics {
    private final Map<String, Map<String, Integer>> learners = new TreeMap<>();
    private final List<String> courses;
    private final Map<String, Map<String, Long>> gram = new TreeMap<>();
    private final Map<String, Map<String, Long>> common = new TreeMap<>();

    /** Takes in the vectors of all learners, by learner. */
    public BatchCourseModel(Map<String, AffinityVector> vectors) {
        this(vectors, Set.of());
    }

    /** Takes in the vectors of all learners, by learner, and courses of the catalogue. */
    public BatchCourseModel(Map<String, AffinityVector> vectors, Set<String> catalogue) {
        vectors.forEach((learnerId, vector) -> {
            Map<String, Integer> learner = new TreeMap<>();
            for (Affinity affinity : vector.entries()) {
                if (affinity.tenths() > 0) {
                    learner.put(affinity.courseId(), affinity.tenths());
                }
            }
            if (!learner.isEmpty()) {
                learners.put(learnerId, learner);
            }
            learner.forEach((course, tenths) -> learner.forEach((other, otherTenths) -> {
                add(gram, course, other, (long) tenths * otherTenths);
                add(common, course, other, 1);
            }));
        });
        Set<String> known = new TreeSet<>(catalogue);
        known.addAll(gram.keySet());
        courses = List.copyOf(known);
    }

    private static void add(Map<String, Map<String, Long>> matrix, String course, String other, long delta) {
        matrix.computeIfAbsent(course, ignored -> new TreeMap<>()).merge(other, delta, Long::sum);
    }

    /** Returns how many learners have an affinity to any course. */
    public int learners() {
        return learners.size();
    }

    /** Returns what each learner cares for, in tenths by course, by learner; without those who care for nothing. */
    Map<String, Map<String, Integer>> vectors() {
        return learners;
    }

    /** Returns G of two courses, 0 when one is unknown. */
    public long gram(String course, String other) {
        return gram.getOrDefault(course, Map.of()).getOrDefault(other, 0L);
    }

    /** Returns how many learners have affinities to both courses. */
    public long common(String course, String other) {
        return common.getOrDefault(course, Map.of()).getOrDefault(other, 0L);
    }

    @Override
    public int courses() {
        return courses.size();
    }

    @Override
    public int ordinal(String courseId) {
        return Math.max(-1, courses.indexOf(courseId));
    }

    @Override
    public String courseId(int ordinal) {
        return courses.get(ordinal);
    }

    @Override
    public long learners(int ordinal) {
        return commonLearners(ordinal, ordinal);
    }

    @Override
    public long squaredNorm(int ordinal) {
        return gram(courseId(ordinal), courseId(ordinal));
    }

    @Override
    public double norm(int ordinal) {
        return Math.sqrt((double) squaredNorm(ordinal));
    }

    @Override
    public long commonLearners(int ordinal, int other) {
        return common(courseId(ordinal), courseId(other));
    }

    @Override
    public void readRow(int ordinal, GramRow into) {
        into.copyWide(Arrays.stream(row(ordinal)).asDoubleStream().toArray());
    }

    @Override
    public void readRowAndNorms(int ordinal, GramRow into) {
        long[] norms = new long[courses()];
        Arrays.setAll(norms, this::squaredNorm);
        into.copyWide(Arrays.stream(row(ordinal)).asDoubleStream().toArray());
        into.copySquaredNorms(norms, norms.length);
    }

    @Override
    public void readEntries(int ordinal, int[] columns, int count, long[] values) {
        for (int index = 0; index < count; index++) {
            values[index] = row(ordinal)[columns[index]];
        }
    }

    @Override
    public long generation() {
        return learners.size();
    }

    private long[] row(int ordinal) {
        long[] row = new long[courses()];
        Arrays.setAll(row, other -> other == ordinal ? 0 : gram(courseId(ordinal), courseId(other)));
        return row;
    }
}
