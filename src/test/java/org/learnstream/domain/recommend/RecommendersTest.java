package org.learnstream.domain.recommend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.oracle.BatchCourseModel;
import org.learnstream.oracle.BatchKnowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class RecommendersTest {
    private static final BatchCourseModel STATISTICS = new BatchCourseModel(new TreeMap<>(Map.of(
            "ada", vector(taken("algebra", 40, 2), taken("biology", 40, 1)),
            "bob", vector(taken("algebra", 40, 2), taken("chemistry", 20, 1)),
            "eve", vector(taken("drawing", 40, 2), taken("economics", 40, 1)),
            "joe", vector(taken("drawing", 40, 1)))));

    private static List<String> names() {
        return Recommenders.names();
    }

    @Test
    void shouldListAllRecommendersWhenAskedForNames() {
        // when
        List<String> names = Recommenders.names();

        // then
        assertThat(names)
                .contains("popularity", "item-cosine", "item-cosine-recency")
                .endsWith("hybrid");
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldCarryItsNameWhenNamed(String name) {
        // when
        Recommender recommender = Recommenders.with(RecommendOptions.DEFAULT).named(name);

        // then
        assertThat(recommender.name()).isEqualTo(name);
    }

    @Test
    void shouldSayWhatIsThereWhenNameIsUnknown() {
        assertThatThrownBy(() -> Recommenders.with(RecommendOptions.DEFAULT).named("oracle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("oracle")
                .hasMessageContaining("item-cosine-recency");
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldRecommendPopularCoursesWhenLearnerIsUnknown(String name) {
        // when
        List<Recommendation> recommendations = recommend(name, AffinityVector.EMPTY, 3);

        // then
        assertThat(recommendations)
                .extracting(Recommendation::courseId)
                .containsExactly("algebra", "drawing", "biology");
        assertThat(recommendations)
                .allSatisfy(
                        recommendation -> assertThat(recommendation.reasons()).isEmpty());
    }

    @Test
    void shouldFillUpWithPopularCoursesWhenFewHaveScore() {
        // given
        AffinityVector learner = vector(taken("biology", 40, 1));

        // when
        List<Recommendation> recommendations = recommend("item-cosine", learner, 4);

        // then
        assertThat(recommendations)
                .extracting(Recommendation::courseId)
                .containsExactly("algebra", "drawing", "chemistry", "economics");
        assertThat(recommendations.get(0).score()).isCloseTo(4 / Math.sqrt(2), within(1e-12));
        assertThat(recommendations.get(0).reasons()).containsExactly(new Reason("biology", 1));
        assertThat(recommendations.subList(1, 4)).allSatisfy(filler -> {
            assertThat(filler.score()).isZero();
            assertThat(filler.reasons()).isEmpty();
        });
    }

    @Test
    void shouldRecommendViewedCourseForOthersSakeOnlyWhenItIsNotTaken() {
        // given
        AffinityVector learner = vector(new Affinity("algebra", 10, false, 1, 1), taken("biology", 40, 2));

        // when
        List<Recommendation> recommendations = recommend("item-cosine", learner, 1);

        // then
        assertThat(recommendations)
                .singleElement()
                .isEqualTo(new Recommendation(
                        "algebra", recommendations.get(0).score(), List.of(new Reason("biology", 1))));
    }

    @Test
    void shouldWeighNewestCourseMostWhenOlderOnesDecay() {
        // given
        AffinityVector learner = vector(
                taken("biology", 40, 1), taken("returned", 0, 2), taken("economics", 40, 3), taken("new", 40, 4));

        // when
        List<Recommendation> recommendations = recommend("item-cosine-recency", learner, 2);

        // then
        assertThat(recommendations).extracting(Recommendation::courseId).containsExactly("drawing", "algebra");
        assertThat(recommendations.get(0).score()).isCloseTo(0.8 * 4 / Math.sqrt(2), within(1e-12));
        assertThat(recommendations.get(1).score()).isCloseTo(0.8 * 0.8 * 4 / Math.sqrt(2), within(1e-12));
    }

    @Test
    void shouldForgetCourseWhenItWeighsNextToNothing() {
        // given
        AffinityVector learner = vector(taken("biology", 40, 1), taken("new", 40, 2), taken("newer", 40, 3));
        RecommendationRequest request = request(learner, 1);

        // when
        List<Double> scores = List.of(score(0.02, request), score(0.005, request));

        // then
        assertThat(scores.get(0)).isCloseTo(0.02 * 0.02 * 4 / Math.sqrt(2), within(1e-12));
        assertThat(scores.get(1)).isZero();
    }

    @Test
    void shouldGiveNoReasonsWhenNoneAreWanted() {
        // given
        AffinityVector learner = vector(taken("biology", 40, 1));
        Recommender recommender = Recommenders.with(
                        RecommendOptions.DEFAULT.withReasons(0).withRecencyDecay(1))
                .named("item-cosine");

        // when
        List<Recommendation> recommendations = recommender.recommend(request(learner, 1));

        // then
        assertThat(recommendations).extracting(Recommendation::reasons).containsExactly(List.of());
    }

    @Test
    void shouldNameNewerCourseFirstWhenSharesAreEqual() {
        // given
        BatchCourseModel statistics = new BatchCourseModel(new TreeMap<>(
                Map.of("ada", vector(taken("zoology", 40, 1), taken("algebra", 40, 1), taken("goal", 40, 1)))));
        AffinityVector learner = vector(taken("algebra", 40, 1), taken("zoology", 40, 2));
        Recommender recommender = Recommenders.with(RecommendOptions.DEFAULT).named("item-cosine");

        // when
        List<Recommendation> recommendations = recommender.recommend(new RecommendationRequest(
                new BatchKnowledge(statistics, offering(true)), Learner.of(learner), CourseFilter.ALL, 1, 0, 0));

        // then
        assertThat(recommendations.get(0).reasons())
                .containsExactly(new Reason("zoology", 0.5), new Reason("algebra", 0.5));
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldRecommendNothingWhenNothingIsPublished(String name) {
        // given
        RecommendationRequest request = new RecommendationRequest(
                new BatchKnowledge(STATISTICS, offering(false)),
                Learner.of(AffinityVector.EMPTY),
                CourseFilter.ALL,
                5,
                0,
                0);
        Recommender recommender = Recommenders.with(RecommendOptions.DEFAULT).named(name);

        // when
        List<Recommendation> recommendations = recommender.recommend(request);

        // then
        assertThat(recommendations).isEmpty();
        assertThat(recommender.rankOf(request, "algebra")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldRecommendNothingWhenNobodyHasTakenAnything(String name) {
        // given
        RecommendationRequest request = new RecommendationRequest(
                new BatchKnowledge(new BatchCourseModel(Map.of()), offering(true)),
                Learner.of(vector(taken("algebra", 40, 1))),
                CourseFilter.ALL,
                5,
                0,
                0);

        // when
        List<Recommendation> recommendations =
                Recommenders.with(RecommendOptions.DEFAULT).named(name).recommend(request);

        // then
        assertThat(recommendations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void shouldRefuseRequestWhenLimitIsBelowOne(int limit) {
        assertThatThrownBy(() -> request(AffinityVector.EMPTY, limit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + limit);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void shouldRefuseOptionsWhenDecayIsOutOfRange(double decay) {
        assertThatThrownBy(() -> RecommendOptions.DEFAULT.withRecencyDecay(decay))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + decay);
    }

    @Test
    void shouldRefuseOptionsWhenReasonsAreNegative() {
        assertThatThrownBy(() -> RecommendOptions.DEFAULT.withReasons(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    private static double score(double decay, RecommendationRequest request) {
        Recommender recommender = Recommenders.with(RecommendOptions.DEFAULT.withRecencyDecay(decay))
                .named("item-cosine-recency");
        return recommender.recommend(request).get(0).score();
    }

    private static List<Recommendation> recommend(String name, AffinityVector learner, int limit) {
        return Recommenders.with(RecommendOptions.DEFAULT).named(name).recommend(request(learner, limit));
    }

    private static RecommendationRequest request(AffinityVector learner, int limit) {
        return new RecommendationRequest(
                new BatchKnowledge(STATISTICS, offering(true)), Learner.of(learner), CourseFilter.ALL, limit, 0, 0);
    }

    private static Catalogue offering(boolean published) {
        return courseId -> Optional.of(Course.of(courseId, published));
    }

    private static AffinityVector vector(Affinity... affinities) {
        return AffinityVector.of(List.of(affinities));
    }

    private static Affinity taken(String courseId, int tenths, long time) {
        return new Affinity(courseId, tenths, true, time, time);
    }
}
