package org.learnstream.domain.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.CourseStatistics;
import org.learnstream.testkit.BatchCourseModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The hybrid against its definition, worked out from what its members say. */
final class HybridTest {
    private static final AffinityVector LEARNER = vector("algebra", "chemistry");
    private static final BatchCourseModel STATISTICS = new BatchCourseModel(Map.of(
            "ann", vector("algebra", "biology", "drawing"),
            "bob", vector("chemistry", "biology", "economics"),
            "eve", vector("algebra", "chemistry", "drawing", "french"),
            "joe", vector("drawing", "economics")));

    private record Blended(CourseStatistics statistics, Catalogue catalogue, BlendWeights blend) implements Knowledge {}

    private static AffinityVector vector(String... courses) {
        return AffinityVector.of(IntStream.range(0, courses.length)
                .mapToObj(index -> new Affinity(courses[index], 40, true, index, index))
                .toList());
    }

    private static RecommendationRequest request(double cosine, double popularity) {
        double[][] weights = new double[BlendWeights.CLASSES][];
        java.util.Arrays.fill(weights, new double[] {cosine, popularity});
        Catalogue catalogue = courseId -> Optional.of(Course.of(courseId, !courseId.equals("french")));
        return new RecommendationRequest(
                new Blended(STATISTICS, catalogue, new BlendWeights(List.of("item-cosine", "popularity"), weights)),
                Learner.of(LEARNER),
                CourseFilter.ALL,
                10,
                0,
                42);
    }

    private static List<Recommendation> by(String name, RecommendationRequest request) {
        return Recommenders.with(RecommendOptions.DEFAULT).named(name).recommend(request);
    }

    private static double standardised(List<Recommendation> all, String courseId) {
        double mean = all.stream().mapToDouble(Recommendation::score).average().orElseThrow();
        double variance = all.stream()
                .mapToDouble(each -> (each.score() - mean) * (each.score() - mean))
                .average()
                .orElseThrow();
        return (all.stream()
                                .filter(each -> each.courseId().equals(courseId))
                                .findFirst()
                                .orElseThrow()
                                .score()
                        - mean)
                / Math.sqrt(variance);
    }

    @Test
    void shouldAddUpStandardisedScoresWhenMembersAreWeighed() {
        // given
        RecommendationRequest request = request(1.5, 0.5);
        List<Recommendation> cosine = by("item-cosine", request);
        List<Recommendation> popularity = by("popularity", request);

        // when
        List<Recommendation> hybrid = by("hybrid", request);

        // then
        assertThat(hybrid)
                .extracting(Recommendation::courseId)
                .containsExactlyInAnyOrder("biology", "drawing", "economics");
        for (Recommendation each : hybrid) {
            double expected =
                    1.5 * standardised(cosine, each.courseId()) + 0.5 * standardised(popularity, each.courseId());
            assertThat(each.score()).isCloseTo(expected, within(1e-9));
        }
        assertThat(hybrid).isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
    }

    @Test
    void shouldGiveTheReasonsOfItsMembersWhenTheyHaveAny() {
        // given
        RecommendationRequest request = request(1, 1);
        List<List<Reason>> expected = new ArrayList<>();

        // when
        List<Recommendation> hybrid = by("hybrid", request);

        // then: popularity goes by no own course, so the shares are those of the cosine
        List<Recommendation> cosine = by("item-cosine", request);
        for (Recommendation each : hybrid) {
            cosine.stream()
                    .filter(other -> other.courseId().equals(each.courseId()))
                    .forEach(other -> expected.add(other.reasons()));
        }
        for (int place = 0; place < hybrid.size(); place++) {
            List<Reason> reasons = hybrid.get(place).reasons();
            assertThat(reasons).hasSameSizeAs(expected.get(place));
            for (int index = 0; index < reasons.size(); index++) {
                assertThat(reasons.get(index).courseId())
                        .isEqualTo(expected.get(place).get(index).courseId());
                assertThat(reasons.get(index).share())
                        .isCloseTo(expected.get(place).get(index).share(), within(1e-9));
            }
        }
    }

    @Test
    void shouldRankByTheOtherWhenOneMemberWeighsNothing() {
        // given
        RecommendationRequest request = request(0, 1);

        // when
        List<Recommendation> hybrid = by("hybrid", request);

        // then
        assertThat(hybrid)
                .extracting(Recommendation::courseId)
                .containsExactlyElementsOf(by("popularity", request).stream()
                        .map(Recommendation::courseId)
                        .toList());
    }

    @Test
    void shouldBeAnExampleWhenACandidateIsTaken() {
        // given
        RecommendationRequest request = request(1, 1);
        Recommenders recommenders = Recommenders.with(RecommendOptions.DEFAULT);

        // when
        Optional<BlendExample> example = recommenders.example(request, "biology", 5);

        // then
        BlendExample found = example.orElseThrow();
        assertThat(found.courses()).isEqualTo(6);
        assertThat(found.learners()).isEqualTo(BlendWeights.classOf(2));
        assertThat(found.of(0)[0]).isCloseTo(standardised(by("item-cosine", request), "biology"), within(1e-9));
        assertThat(found.of(0)[1]).isCloseTo(standardised(by("popularity", request), "biology"), within(1e-9));
    }

    @Test
    void shouldBeNoExampleWhenTheCourseCouldNotBeRecommended() {
        // given
        Recommenders recommenders = Recommenders.with(RecommendOptions.DEFAULT);

        // when, then
        assertThat(recommenders.example(request(1, 1), "french", 5)).isEmpty();
        assertThat(recommenders.example(request(1, 1), "algebra", 5)).isEmpty();
        assertThat(recommenders.example(request(1, 1), "unheard-of", 5)).isEmpty();
    }
}
