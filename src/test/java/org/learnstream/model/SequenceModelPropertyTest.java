package org.learnstream.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.GramRow;
import org.learnstream.domain.solve.SequenceOptions;
import org.learnstream.testkit.BatchSequences;

import static org.assertj.core.api.Assertions.assertThat;

/** The matrices are a function of the latest vectors, and equal a batch computation over them in every entry. */
final class SequenceModelPropertyTest {
    private static final int COURSES = 14;

    /** A learner's new vector, or that the learner is forgotten. */
    record Change(String learnerId, @Nullable AffinityVector vector) {}

    @Property(tries = 2000)
    void shouldEqualBatchComputationWhenVectorsChangeInAnyWay(
            @ForAll("changes") List<Change> changes, @ForAll("options") SequenceOptions options) {
        // given
        Map<String, AffinityVector> latest = new TreeMap<>();
        CourseModel courses = new CourseModel(ModelOptions.DEFAULT);
        SequenceModel model = new SequenceModel(courses, options, 0.3);

        // when
        for (Change change : changes) {
            model.apply(change.learnerId(), change.vector());
            if (change.vector() == null) {
                latest.remove(change.learnerId());
            } else {
                latest.put(change.learnerId(), change.vector());
            }
        }

        // then
        BatchSequences expected = new BatchSequences(latest, options);
        assertThat(pairs(model, courses)).isEqualTo(expected.pairs());
        assertThat(follows(model, courses)).isEqualTo(expected.follows());
    }

    @Property(tries = 1000)
    void shouldEqualModelThatNeverSawThemWhenLearnersAreErased(
            @ForAll("changes") List<Change> changes, @ForAll("learners") Set<String> erased) {
        // given
        CourseModel courses = new CourseModel(ModelOptions.DEFAULT);
        CourseModel others = new CourseModel(ModelOptions.DEFAULT);
        SequenceModel model = new SequenceModel(courses, SequenceOptions.DEFAULT, 0.3);
        SequenceModel neverSaw = new SequenceModel(others, SequenceOptions.DEFAULT, 0.3);
        for (Change change : changes) {
            model.apply(change.learnerId(), change.vector());
            if (!erased.contains(change.learnerId())) {
                neverSaw.apply(change.learnerId(), change.vector());
            }
        }

        // when
        erased.forEach(learnerId -> model.apply(learnerId, null));

        // then
        assertThat(pairs(model, courses)).isEqualTo(pairs(neverSaw, others));
        assertThat(follows(model, courses)).isEqualTo(follows(neverSaw, others));
        assertThat(model.learners()).isEqualTo(neverSaw.learners());
    }

    @Property(tries = 1000)
    void shouldEqualModelThatSawThemInTimeWhenCoursesComeInAnyOrder(
            @ForAll("vectors") AffinityVector vector, @ForAll("options") SequenceOptions options) {
        // given: the courses come in the order of their last times, which is any order of the first times
        CourseModel courses = new CourseModel(ModelOptions.DEFAULT);
        SequenceModel model = new SequenceModel(courses, options, 0.3);
        List<Affinity> held = new ArrayList<>();

        // when
        for (Affinity affinity : vector.entries()) {
            held.add(affinity);
            model.apply("learner", AffinityVector.of(held));
        }

        // then
        BatchSequences expected = new BatchSequences(Map.of("learner", vector), options);
        assertThat(pairs(model, courses)).isEqualTo(expected.pairs());
        assertThat(follows(model, courses)).isEqualTo(expected.follows());
    }

    @Provide
    Arbitrary<SequenceOptions> options() {
        return Combinators.combine(
                        Arbitraries.doubles().between(0.3, 1),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 5))
                .as(SequenceOptions::new);
    }

    @Provide
    Arbitrary<Set<String>> learners() {
        return Arbitraries.of("a", "b", "c").set();
    }

    @Provide
    Arbitrary<AffinityVector> vectors() {
        Arbitrary<Affinity> affinities = Combinators.combine(
                        Arbitraries.integers().between(0, COURSES - 1),
                        Arbitraries.of(0, 10, 40, 40, 40, 40, 50),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(5, true), net.jqwik.api.Tuple.of(1, false)),
                        Arbitraries.longs().between(0, 12),
                        Arbitraries.longs().between(12, 20))
                .as((course, tenths, taken, first, last) -> new Affinity("c" + course, tenths, taken, first, last));
        return affinities
                .list()
                .uniqueElements(Affinity::courseId)
                .ofMaxSize(COURSES)
                .map(AffinityVector::of);
    }

    /** Mostly small steps from vector to vector, as in a stream: one more course, at the end or in the middle. */
    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<Change> changes = Combinators.combine(
                        Arbitraries.of("a", "b", "c"), vectors().injectNull(0.1))
                .as(Change::new);
        Arbitrary<List<Change>> growing = vectors().map(vector -> {
            List<Affinity> byTime = vector.entries().stream()
                    .sorted(Comparator.comparing(Affinity::firstTime))
                    .toList();
            List<Change> steps = new ArrayList<>();
            for (int size = 0; size <= byTime.size(); size++) {
                steps.add(new Change("a", AffinityVector.of(byTime.subList(0, size))));
            }
            return steps;
        });
        return Combinators.combine(growing, changes.list().ofMaxSize(8)).as((steps, others) -> {
            List<Change> all = new ArrayList<>(steps);
            all.addAll(others);
            return all;
        });
    }

    static Map<String, Map<String, Long>> pairs(SequenceModel model, CourseModel courses) {
        Map<String, Map<String, Long>> found = new TreeMap<>();
        model.copy((matrices, tails) -> {
            GramRow row = new GramRow();
            for (int course = 0; course < courses.courses(); course++) {
                long[] entries = new long[courses.courses()];
                matrices.copyPairs(course, row);
                row.expand(entries);
                put(found, courses, course, course, matrices.square(course));
                for (int other = 0; other < entries.length; other++) {
                    put(found, courses, course, other, entries[other]);
                    put(found, courses, other, course, entries[other]);
                }
            }
        });
        return found;
    }

    static Map<String, Map<String, Long>> follows(SequenceModel model, CourseModel courses) {
        Map<String, Map<String, Long>> found = new TreeMap<>();
        model.copy((matrices, tails) -> {
            GramRow row = new GramRow();
            for (int course = 0; course < courses.courses(); course++) {
                long[] entries = new long[courses.courses()];
                matrices.copyFollows(course, row);
                row.expand(entries);
                for (int other = 0; other < entries.length; other++) {
                    put(found, courses, course, other, entries[other]);
                }
            }
        });
        return found;
    }

    private static void put(
            Map<String, Map<String, Long>> found, CourseModel courses, int course, int other, long value) {
        if (value != 0) {
            found.computeIfAbsent(courses.courseId(course), ignored -> new TreeMap<>())
                    .put(courses.courseId(other), value);
        }
    }
}
