package org.learnstream.domain.similarity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.oracle.BatchCourseModel;

import static org.assertj.core.api.Assertions.assertThat;

final class CourseRankingTest {
    private static final int COURSES = 15;

    /** Course number n, with n from 10 so that ids sort like numbers, has n modulo 4, plus 1, learners. */
    private static final BatchCourseModel STATISTICS = campus();

    /** Courses beyond those have no learners. */
    private static final BatchCourseModel MANY = new BatchCourseModel(
            campusVectors(),
            IntStream.range(1_000, 2_200).mapToObj(course -> "course-" + course).collect(Collectors.toSet()));

    @Property(tries = 1000)
    void shouldKeepBestInOrderWhenCoursesAreOffered(
            @ForAll("scores") List<Double> scores, @ForAll @IntRange(max = 20) int limit) {
        // given
        CourseRanking ranking = new CourseRanking(STATISTICS, limit);

        // when
        for (int course = 0; course < scores.size(); course++) {
            if (ranking.admits(course, scores.get(course))) {
                ranking.add(course, scores.get(course));
            }
        }
        ranking.finish();

        // then
        assertBest(ranking, scores, course -> true, limit);
    }

    @Property(tries = 1000)
    void shouldKeepBestInOrderWhenCandidatesAreRanked(
            @ForAll("scores") List<Double> scores,
            @ForAll Set<@IntRange(max = COURSES - 1) Integer> wanted,
            @ForAll @IntRange(max = 20) int limit) {
        // given
        BitSet candidates = new BitSet();
        wanted.stream().filter(course -> course < scores.size()).forEach(candidates::set);
        double[] byOrdinal = scores.stream().mapToDouble(score -> score).toArray();

        // when
        CourseRanking ranking = CourseRanking.of(STATISTICS, candidates, byOrdinal, limit);

        // then
        assertBest(ranking, scores, candidates::get, limit);
    }

    @Property(tries = 100)
    void shouldKeepBestInOrderWhenCandidatesAreMany(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 500) int levels,
            @ForAll @IntRange(max = 300) int limit) {
        // given: some courses have no score, some are below 0, and few levels make many equal
        SplittableRandom random = new SplittableRandom(seed);
        double[] byOrdinal = random.doubles(MANY.courses())
                .map(score -> Math.floor((score - 0.3) * levels))
                .toArray();
        BitSet candidates = new BitSet();
        for (int course = 0; course < byOrdinal.length; course++) {
            candidates.set(course, random.nextInt(10) > 0);
        }

        // when
        CourseRanking ranking = CourseRanking.of(MANY, candidates, byOrdinal, limit);
        CourseRanking ofList = CourseRanking.of(MANY, candidates.stream().toArray(), byOrdinal, limit);

        // then
        List<Double> scores = DoubleStream.of(byOrdinal).boxed().toList();
        assertBest(MANY, ranking, scores, candidates::get, limit);
        assertBest(MANY, ofList, scores, candidates::get, limit);
    }

    private static void assertBest(CourseRanking ranking, List<Double> scores, IntPredicate candidate, int limit) {
        assertBest(STATISTICS, ranking, scores, candidate, limit);
    }

    private static void assertBest(
            BatchCourseModel statistics,
            CourseRanking ranking,
            List<Double> scores,
            IntPredicate candidate,
            int limit) {
        List<Integer> expected = IntStream.range(0, scores.size())
                .filter(candidate)
                .boxed()
                .sorted(Comparator.comparing((Integer course) -> -scores.get(course))
                        .thenComparing(course -> scores.get(course) == 0 ? -statistics.learners(course) : 0)
                        .thenComparing(statistics::courseId))
                .limit(limit)
                .toList();
        assertThat(ranking.size()).isEqualTo(expected.size());
        assertThat(IntStream.of(ranking.ordinals()).boxed()).containsExactlyElementsOf(expected);
        for (int place = 0; place < expected.size(); place++) {
            assertThat(ranking.score(place)).isEqualTo(scores.get(expected.get(place)));
        }
    }

    @Test
    void shouldAdmitNothingWhenLimitIsZero() {
        // given
        CourseRanking ranking = new CourseRanking(STATISTICS, 0);

        // when
        boolean admitted = ranking.admits(0, 1);

        // then
        assertThat(admitted).isFalse();
    }

    @Test
    void shouldPreferSmallerIdentifierWhenScoresAreEqual() {
        // when
        List<Boolean> precedes = List.of(
                CourseRanking.precedes(STATISTICS, 2, 1, 3, 1),
                CourseRanking.precedes(STATISTICS, 3, 1, 2, 1),
                CourseRanking.precedes(STATISTICS, 2, 1, 2, 1));

        // then
        assertThat(precedes).containsExactly(true, false, false);
    }

    @Test
    void shouldPreferMoreLearnersWhenNeitherHasScore() {
        // given
        int popular = STATISTICS.ordinal("course-15");
        int rare = STATISTICS.ordinal("course-12");

        // when
        List<Boolean> precedes = List.of(
                CourseRanking.precedes(STATISTICS, popular, 0, rare, 0),
                CourseRanking.precedes(STATISTICS, rare, 0, popular, 0),
                CourseRanking.precedes(STATISTICS, popular, -1, rare, -1));

        // then
        assertThat(precedes).containsExactly(true, false, false);
    }

    @Provide
    Arbitrary<List<Double>> scores() {
        return Arbitraries.of(-1.0, 0.0, 0.5, 1.0, 2.0, 3.0).list().ofMaxSize(COURSES);
    }

    private static BatchCourseModel campus() {
        return new BatchCourseModel(campusVectors());
    }

    private static Map<String, AffinityVector> campusVectors() {
        Map<String, AffinityVector> vectors = new TreeMap<>();
        for (int learner = 0; learner < 4; learner++) {
            List<Affinity> entries = new ArrayList<>();
            for (int course = 10; course < 10 + COURSES; course++) {
                if (course % 4 >= learner) {
                    entries.add(new Affinity("course-" + course, 40, true, 0, 0));
                }
            }
            vectors.put("learner-" + learner, AffinityVector.of(entries));
        }
        return vectors;
    }
}
