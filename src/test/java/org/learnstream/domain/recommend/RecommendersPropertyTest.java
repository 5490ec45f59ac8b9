package org.learnstream.domain.recommend;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.oracle.BatchCourseModel;
import org.learnstream.oracle.BatchKnowledge;
import org.learnstream.testkit.BruteForceRanking;
import org.learnstream.testkit.BruteForceRanking.Scored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Every recommender ranks, scores and explains like the definition computed by brute force. */
final class RecommendersPropertyTest {
    private static final RecommendOptions OPTIONS =
            RecommendOptions.DEFAULT.withReasons(2).withNeighbours(3);

    /** All that a try is about. */
    record Campus(List<AffinityVector> learners, AffinityVector learner, Set<String> withdrawn) {
        BatchCourseModel model() {
            Map<String, AffinityVector> vectors = new TreeMap<>();
            for (int number = 0; number < learners.size(); number++) {
                vectors.put("learner-" + number, learners.get(number));
            }
            return new BatchCourseModel(vectors);
        }

        Catalogue catalogue() {
            return courseId ->
                    Optional.of(courseId).filter(id -> !withdrawn.contains(id)).map(id -> Course.of(id, true));
        }

        RecommendationRequest request(int limit) {
            return new RecommendationRequest(
                    new BatchKnowledge(model(), catalogue()), Learner.of(learner), CourseFilter.ALL, limit, 0, 0);
        }
    }

    @Property(tries = 1000)
    void shouldRankLikeDefinitionWhenByPopularity(
            @ForAll("campuses") Campus campus, @ForAll @IntRange(min = 1, max = 12) int limit) {
        // given
        List<Scored> expected =
                new BruteForceRanking(campus.model(), campus.catalogue(), campus.learner()).byPopularity();
        Recommender recommender = Recommenders.with(OPTIONS).named("popularity");

        // when
        List<Recommendation> recommendations = recommender.recommend(campus.request(limit));

        // then
        assertRanking(recommendations, expected, limit);
        assertRanks(recommender, campus, expected);
    }

    @Property(tries = 1000)
    void shouldRankLikeDefinitionWhenByCosine(
            @ForAll("campuses") Campus campus, @ForAll @IntRange(min = 1, max = 12) int limit) {
        // given
        List<Scored> expected = new BruteForceRanking(campus.model(), campus.catalogue(), campus.learner()).byCosine(1);
        Recommender recommender = Recommenders.with(OPTIONS).named("item-cosine");

        // when
        List<Recommendation> recommendations = recommender.recommend(campus.request(limit));

        // then
        assertRanking(recommendations, expected, limit);
        assertRanks(recommender, campus, expected);
        assertReasons(recommendations, expected);
    }

    @Property(tries = 1000)
    void shouldRankLikeDefinitionWhenOlderCoursesDecay(
            @ForAll("campuses") Campus campus,
            @ForAll @IntRange(min = 1, max = 12) int limit,
            @ForAll("decays") double decay) {
        // given
        List<Scored> expected =
                new BruteForceRanking(campus.model(), campus.catalogue(), campus.learner()).byCosine(decay);
        Recommender recommender =
                Recommenders.with(OPTIONS.withRecencyDecay(decay)).named("item-cosine-recency");

        // when
        List<Recommendation> recommendations = recommender.recommend(campus.request(limit));

        // then
        assertRanking(recommendations, expected, limit);
        assertRanks(recommender, campus, expected);
        assertReasons(recommendations, expected);
    }

    @Property(tries = 1000)
    void shouldRankLikeDefinitionWhenByNeighbours(
            @ForAll("campuses") Campus campus,
            @ForAll @IntRange(min = 1, max = 12) int limit,
            @ForAll @IntRange(min = 1, max = 13) int neighbours) {
        // given
        List<Scored> expected = new BruteForceRanking(campus.model(), campus.catalogue(), campus.learner())
                .byNeighbours("", neighbours);
        Recommender recommender =
                Recommenders.with(OPTIONS.withNeighbours(neighbours)).named("user-neighbours");

        // when
        List<Recommendation> recommendations = recommender.recommend(campus.request(limit));

        // then
        assertRanking(recommendations, expected, limit);
        assertRanks(recommender, campus, expected);
        assertReasons(recommendations, expected);
    }

    private static void assertRanking(List<Recommendation> recommendations, List<Scored> expected, int limit) {
        List<Scored> best = expected.subList(0, Math.min(limit, expected.size()));
        assertThat(recommendations)
                .extracting(Recommendation::courseId)
                .containsExactlyElementsOf(best.stream().map(Scored::courseId).toList());
        assertThat(recommendations)
                .extracting(Recommendation::score)
                .containsExactlyElementsOf(best.stream().map(Scored::score).toList());
    }

    private static void assertRanks(Recommender recommender, Campus campus, List<Scored> expected) {
        for (int place = 0; place < expected.size(); place++) {
            assertThat(recommender.rankOf(campus.request(1), expected.get(place).courseId()))
                    .hasValue(place + 1);
        }
        Set<String> others = new HashSet<>(campus.withdrawn());
        campus.learner().entries().stream()
                .filter(affinity -> !affinity.open())
                .map(Affinity::courseId)
                .forEach(others::add);
        others.add("unknown");
        assertThat(others)
                .extracting(courseId -> recommender.rankOf(campus.request(1), courseId))
                .containsOnly(OptionalInt.empty());
    }

    private static void assertReasons(List<Recommendation> recommendations, List<Scored> expected) {
        for (int place = 0; place < recommendations.size(); place++) {
            Map<String, Double> contributions = expected.get(place).contributions();
            double total = contributions.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            List<Double> largest = contributions.values().stream()
                    .sorted(Comparator.reverseOrder())
                    .limit(OPTIONS.reasons())
                    .toList();
            List<Reason> reasons = recommendations.get(place).reasons();
            assertThat(reasons).hasSameSizeAs(largest).doesNotHaveDuplicates();
            for (int index = 0; index < reasons.size(); index++) {
                Reason reason = reasons.get(index);
                assertThat(reason.share()).isCloseTo(largest.get(index) / total, within(1e-12));
                assertThat(reason.share())
                        .isCloseTo(contributions.getOrDefault(reason.courseId(), 0.0) / total, within(1e-12))
                        .isBetween(0.0, 1.0);
            }
        }
    }

    @Provide
    Arbitrary<Campus> campuses() {
        Arbitrary<AffinityVector> vectors = affinities()
                .list()
                .uniqueElements(Affinity::courseId)
                .ofMaxSize(7)
                .map(AffinityVector::of);
        return Combinators.combine(
                        vectors.list().ofMaxSize(12), vectors, courseIds().set().ofMaxSize(3))
                .as(Campus::new);
    }

    /** With the smaller one the fourth course weighs nothing. */
    @Provide
    Arbitrary<Double> decays() {
        return Arbitraries.of(0.8, 0.03);
    }

    private static Arbitrary<Affinity> affinities() {
        Arbitrary<Integer> tenths =
                Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(0)), Tuple.of(5, Arbitraries.of(10, 20, 40, 50)));
        return Combinators.combine(
                        courseIds(),
                        tenths,
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(0, 5),
                        Arbitraries.of(true, false, false))
                .as((courseId, value, taken, time, excluded) ->
                        new Affinity(courseId, value, taken, time, time, excluded));
    }

    private static Arbitrary<String> courseIds() {
        return Arbitraries.integers().between(1, 10).map(number -> "course-" + number);
    }
}
