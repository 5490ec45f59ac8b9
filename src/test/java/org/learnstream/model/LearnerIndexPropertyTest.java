package org.learnstream.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.SimilarLearners;
import org.learnstream.oracle.BatchCourseModel;
import org.learnstream.oracle.BatchLearnerIndex;
import org.learnstream.oracle.BatchLearnerIndex.Similar;

import static org.assertj.core.api.Assertions.assertThat;

/** The index finds whom a comparison with everybody finds, bit for bit. */
final class LearnerIndexPropertyTest {
    private static final int COURSES = 14;

    @Property(tries = 1000)
    void shouldFindWhomComparingWithEverybodyFindsWhenVectorsChange(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 120) int changes,
            @ForAll @IntRange(min = 1, max = 30) int limit) {
        // given
        SplittableRandom random = new SplittableRandom(seed);
        CourseModel model = new CourseModel(ModelOptions.DEFAULT);
        Map<String, AffinityVector> latest = change(model, changes, random);
        BatchLearnerIndex oracle = new BatchLearnerIndex(new BatchCourseModel(latest));
        String asking = learner(random);
        AffinityVector vector = vector(random);
        SimilarLearners found = new SimilarLearners();

        // when
        model.index().nearest(asking, vector, limit, found);

        // then
        assertEqual(model, found, oracle.ranking(asking, vector), limit);
        assertThat(model.index().nearest(asking, limit, found)).isEqualTo(known(latest, asking));
        assertEqual(model, found, oracle.ranking(asking, latest.getOrDefault(asking, AffinityVector.EMPTY)), limit);
    }

    @Property(tries = 1000)
    void shouldBeExactForWhomItFindsWhenPostingListsAreCut(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int bound,
            @ForAll @IntRange(min = 1, max = 5) int limit) {
        // given
        SplittableRandom random = new SplittableRandom(seed);
        CourseModel model = new CourseModel(ModelOptions.DEFAULT.withPostingBound(bound));
        Map<String, AffinityVector> latest = change(model, 150, random);
        AffinityVector vector = vector(random);
        Map<String, Similar> expected = new HashMap<>();
        new BatchLearnerIndex(new BatchCourseModel(latest))
                .ranking("", vector)
                .forEach(similar -> expected.put(similar.learnerId(), similar));
        SimilarLearners found = new SimilarLearners();

        // when
        model.index().nearest("", vector, limit, found);

        // then
        assertThat(found.size()).isLessThanOrEqualTo(limit);
        assertThat(found.size() > 0).isEqualTo(!expected.isEmpty());
        for (int place = 0; place < found.size(); place++) {
            Similar similar = Objects.requireNonNull(expected.get(found.learnerId(place)));
            assertThat(found.similarity(place)).isEqualTo(similar.similarity());
            assertThat(found.commonCourses(place)).isEqualTo(similar.commonCourses());
            assertThat(place == 0 || found.similarity(place) <= found.similarity(place - 1))
                    .isTrue();
        }
    }

    @Property(tries = 30)
    void shouldFindWhomComparingWithEverybodyFindsWhenManyShareACourse(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int limit) {
        // given: a search for one course meets one after the other, a search for many looks at everybody
        SplittableRandom random = new SplittableRandom(seed);
        CourseModel model = new CourseModel(ModelOptions.DEFAULT);
        Map<String, AffinityVector> latest = new TreeMap<>();
        for (int learner = 0; learner < 3_000; learner++) {
            latest.put("learner-" + learner, vector(random));
        }
        latest.forEach(model::apply);
        BatchLearnerIndex oracle = new BatchLearnerIndex(new BatchCourseModel(latest));
        AffinityVector few = AffinityVector.of(List.of(new Affinity("course-3", 20, true, 0, 0)));
        AffinityVector many = vector(random);
        SimilarLearners found = new SimilarLearners();

        // when, then
        model.index().nearest("learner-7", few, limit, found);
        assertEqual(model, found, oracle.ranking("learner-7", few), limit);
        model.index().nearest("learner-7", many, limit, found);
        assertEqual(model, found, oracle.ranking("learner-7", many), limit);
    }

    private static void assertEqual(CourseModel model, SimilarLearners found, List<Similar> expected, int limit) {
        assertThat(found.size()).isEqualTo(Math.min(limit, expected.size()));
        for (int place = 0; place < found.size(); place++) {
            Similar similar = expected.get(place);
            assertThat(found.learnerId(place)).isEqualTo(similar.learnerId());
            assertThat(found.similarity(place)).isEqualTo(similar.similarity());
            assertThat(found.commonCourses(place)).isEqualTo(similar.commonCourses());
            Map<String, Integer> vector = new TreeMap<>();
            for (int index = found.from(place); index < found.to(place); index++) {
                vector.put(model.courseId(found.course(index)), found.tenths(index));
            }
            assertThat(vector).isEqualTo(similar.vector());
        }
    }

    private static boolean known(Map<String, AffinityVector> latest, String learnerId) {
        return latest.getOrDefault(learnerId, AffinityVector.EMPTY).entries().stream()
                .anyMatch(affinity -> affinity.tenths() > 0);
    }

    /** Learners come, change, go, and come again under ordinals that others left. */
    private static Map<String, AffinityVector> change(CourseModel model, int changes, SplittableRandom random) {
        Map<String, AffinityVector> latest = new TreeMap<>();
        for (int change = 0; change < changes; change++) {
            String learnerId = learner(random);
            if (random.nextInt(5) == 0) {
                model.apply(learnerId, null);
                latest.remove(learnerId);
            } else {
                AffinityVector vector = vector(random);
                model.apply(learnerId, vector);
                latest.put(learnerId, vector);
            }
        }
        return latest;
    }

    private static String learner(SplittableRandom random) {
        return "learner-" + random.nextInt(60);
    }

    /** Few different affinities, so that many similarities are equal; more courses than the model knows. */
    private static AffinityVector vector(SplittableRandom random) {
        List<Affinity> entries = new ArrayList<>();
        for (int course = 0; course < COURSES; course++) {
            if (random.nextInt(COURSES) < 4) {
                entries.add(new Affinity("course-" + course, 20 * random.nextInt(3), true, 0, 0));
            }
        }
        return AffinityVector.of(entries);
    }
}
