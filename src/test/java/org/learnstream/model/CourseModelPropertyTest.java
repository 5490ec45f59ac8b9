package org.learnstream.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.GramRow;
import org.learnstream.domain.similarity.Neighbour;
import org.learnstream.domain.similarity.PopularCourse;
import org.learnstream.oracle.BatchCourseModel;
import org.learnstream.testkit.KnowledgeFigures;

import static org.assertj.core.api.Assertions.assertThat;

/** The model is a function of the latest vectors, and equals a batch computation over them in every figure. */
final class CourseModelPropertyTest {
    private static final int COURSES = 12;
    private static final int LEARNERS = 9;

    /** A learner's new vector, or that the learner is forgotten. */
    record Change(String learnerId, @Nullable AffinityVector vector) {}

    @Property(tries = 1000)
    void shouldEqualBatchComputationWhenVectorsChangeInAnyWay(
            @ForAll("changes") List<Change> changes, @ForAll("denseFills") double denseFill) {
        // given
        Map<String, AffinityVector> latest = new TreeMap<>();
        CourseModel model = new CourseModel(ModelOptions.DEFAULT.withDenseFill(denseFill));

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
        assertEqual(model, new BatchCourseModel(latest));
    }

    @Property(tries = 1000)
    void shouldEqualModelThatNeverSawThemWhenLearnersAreErased(
            @ForAll("changes") List<Change> changes,
            @ForAll("learnerSets") Set<String> erased,
            @ForAll("denseFills") double denseFill) {
        // given
        CourseModel model = new CourseModel(ModelOptions.DEFAULT.withDenseFill(denseFill));
        CourseModel neverSaw = new CourseModel(ModelOptions.DEFAULT.withDenseFill(denseFill));
        for (Change change : changes) {
            model.apply(change.learnerId(), change.vector());
            if (!erased.contains(change.learnerId())) {
                neverSaw.apply(change.learnerId(), change.vector());
            }
        }

        // when
        erased.forEach(learnerId -> model.apply(learnerId, null));

        // then
        assertThat(KnowledgeFigures.of(model)).isEqualTo(KnowledgeFigures.of(neverSaw));
    }

    @Property(tries = 1000)
    void shouldNotChangeWhenVectorIsRepeated(@ForAll("changes") List<Change> changes) {
        // given
        CourseModel model = new CourseModel(ModelOptions.DEFAULT);
        Map<String, Change> latest = new HashMap<>();
        for (Change change : changes) {
            model.apply(change.learnerId(), change.vector());
            latest.put(change.learnerId(), change);
        }
        Map<String, Object> before = KnowledgeFigures.of(model);

        // when
        List<Boolean> changed = latest.values().stream()
                .map(change -> model.apply(change.learnerId(), change.vector()))
                .toList();

        // then
        assertThat(changed).doesNotContain(true);
        assertThat(KnowledgeFigures.of(model)).isEqualTo(before);
    }

    private static void assertEqual(CourseModel model, BatchCourseModel oracle) {
        assertThat(model.learners()).isEqualTo(oracle.learners());
        GramRow row = new GramRow();
        long[] entries = new long[model.courses()];
        long[] single = new long[model.courses()];
        for (int course = 0; course < model.courses(); course++) {
            String id = model.courseId(course);
            assertThat(model.ordinal(id)).isEqualTo(course);
            assertThat(model.learners(course)).isEqualTo(oracle.common(id, id));
            assertThat(model.squaredNorm(course)).isEqualTo(oracle.gram(id, id));
            assertThat(model.norm(course)).isEqualTo(Math.sqrt((double) oracle.gram(id, id)));
            model.readRowAndNorms(course, row);
            row.expand(entries);
            model.readEntries(course, allOf(model), model.courses(), single);
            for (int other = 0; other < model.courses(); other++) {
                String otherId = model.courseId(other);
                long expected = course == other ? 0 : oracle.gram(id, otherId);
                assertThat(entries[other]).isEqualTo(expected);
                assertThat(single[other]).isEqualTo(expected);
                assertThat(row.squaredNorm(other)).isEqualTo(oracle.gram(otherId, otherId));
                assertThat(model.commonLearners(course, other)).isEqualTo(oracle.common(id, otherId));
            }
            assertThat(model.neighbours(id, 5)).isEqualTo(neighbours(oracle, id, 5));
        }
        for (int course = 0; course < oracle.courses(); course++) {
            assertThat(model.ordinal(oracle.courseId(course))).isNotNegative();
        }
        assertThat(model.popular(5)).isEqualTo(popular(oracle, 5));
    }

    private static List<Neighbour> neighbours(BatchCourseModel oracle, String id, int limit) {
        List<Neighbour> neighbours = new ArrayList<>();
        for (int other = 0; other < oracle.courses(); other++) {
            String otherId = oracle.courseId(other);
            if (!otherId.equals(id) && oracle.common(id, otherId) > 0) {
                double norms = Math.sqrt((double) oracle.gram(id, id) * (double) oracle.gram(otherId, otherId));
                neighbours.add(new Neighbour(otherId, oracle.gram(id, otherId) / norms, oracle.common(id, otherId)));
            }
        }
        neighbours.sort(Comparator.comparing(Neighbour::cosine).reversed().thenComparing(Neighbour::courseId));
        return neighbours.subList(0, Math.min(limit, neighbours.size()));
    }

    private static List<PopularCourse> popular(BatchCourseModel oracle, int limit) {
        List<PopularCourse> popular = new ArrayList<>();
        for (int course = 0; course < oracle.courses(); course++) {
            popular.add(new PopularCourse(oracle.courseId(course), oracle.learners(course)));
        }
        popular.sort(Comparator.comparing(PopularCourse::learners).reversed().thenComparing(PopularCourse::courseId));
        return popular.subList(0, Math.min(limit, popular.size()));
    }

    private static int[] allOf(CourseModel model) {
        int[] all = new int[model.courses()];
        for (int course = 0; course < all.length; course++) {
            all[course] = course;
        }
        return all;
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<@Nullable AffinityVector> vectors = Arbitraries.maps(
                        Arbitraries.integers().between(1, COURSES).map(number -> "course-" + number),
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.just(0)),
                                Tuple.of(6, Arbitraries.integers().between(10, 50))))
                .ofMaxSize(8)
                .map(Vectors::of);
        return Combinators.combine(learnerIds(), vectors.injectNull(0.2))
                .as(Change::new)
                .list()
                .ofMaxSize(40);
    }

    @Provide
    Arbitrary<Set<String>> learnerSets() {
        return learnerIds().set().ofMaxSize(LEARNERS);
    }

    @Provide
    Arbitrary<Double> denseFills() {
        return Arbitraries.of(0.0, 0.125, 0.5, 1.0);
    }

    private static Arbitrary<String> learnerIds() {
        return Arbitraries.integers().between(1, LEARNERS).map(number -> "learner-" + number);
    }
}
