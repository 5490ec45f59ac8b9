package org.learnstream.domain.recommend;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.CourseStatistics;
import org.learnstream.oracle.BatchCourseModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The hybrid against its definition, worked out from what its members say. */
final class HybridTest {
    private static final AffinityVector LEARNER = vector("algebra", "chemistry");
    private static final List<String> CANDIDATES = List.of("biology", "drawing", "economics", "geography");
    private static final BatchCourseModel STATISTICS = new BatchCourseModel(Map.of(
            "ann", vector("algebra", "biology", "drawing"),
            "bob", vector("chemistry", "biology", "economics"),
            "eve", vector("algebra", "chemistry", "drawing", "french"),
            "joe", vector("drawing", "economics", "geography")));

    private record Blended(CourseStatistics statistics, Catalogue catalogue, BlendWeights blend) implements Knowledge {}

    private static AffinityVector vector(String... courses) {
        return AffinityVector.of(IntStream.range(0, courses.length)
                .mapToObj(index -> new Affinity(courses[index], 40, true, index, index))
                .toList());
    }

    private static RecommendationRequest request(double cosine, double popularity) {
        double[][] weights = new double[BlendWeights.CLASSES][];
        Arrays.fill(weights, new double[] {cosine, popularity});
        Catalogue catalogue = courseId -> Optional.of(Course.of(courseId, !courseId.equals("french")));
        return new RecommendationRequest(
                new Blended(STATISTICS, catalogue, new BlendWeights(List.of("item-cosine", "popularity"), weights)),
                Learner.of(LEARNER),
                CourseFilter.ALL,
                10,
                0,
                42);
    }

    private static Recommenders recommenders(int shortlisted) {
        return Recommenders.with(
                RecommendOptions.DEFAULT.withShortlist(new Shortlist(Map.of("item-cosine-recency", 1.0), shortlisted)));
    }

    private static Map<String, Double> scores(String name, RecommendationRequest request) {
        Map<String, Double> scores = new TreeMap<>();
        recommenders(200).named(name).recommend(request).forEach(each -> scores.put(each.courseId(), each.score()));
        return scores;
    }

    /** log(ε + share), over the courses given. */
    private static double feature(Map<String, Double> scores, List<String> shortlist, String courseId) {
        double total = shortlist.stream()
                .mapToDouble(course -> scores.getOrDefault(course, 0.0))
                .sum();
        return Math.log(0.001 + scores.getOrDefault(courseId, 0.0) / total);
    }

    @Test
    void shouldAddUpWeighedLogarithmsOfSharesWhenAllCandidatesAreShortlisted() {
        // given
        RecommendationRequest request = request(1.5, 0.5);
        Map<String, Double> cosine = scores("item-cosine", request);
        Map<String, Double> popularity = scores("popularity", request);

        // when
        List<Recommendation> hybrid = recommenders(200).named("hybrid").recommend(request);

        // then
        assertThat(hybrid).extracting(Recommendation::courseId).containsExactlyInAnyOrderElementsOf(CANDIDATES);
        for (Recommendation each : hybrid) {
            double expected = 1.5 * feature(cosine, CANDIDATES, each.courseId())
                    + 0.5 * feature(popularity, CANDIDATES, each.courseId());
            assertThat(each.score()).as(each.courseId()).isCloseTo(expected, within(1e-9));
        }
        assertThat(hybrid)
                .isSortedAccordingTo(Comparator.comparing(Recommendation::score).reversed());
    }

    @Test
    void shouldOrderTheShortlistAloneWhenItIsShort() {
        // given: only popularity counts in the second step
        RecommendationRequest request = request(0, 1);
        List<String> first = recommenders(200).named("item-cosine-recency").recommend(request).stream()
                .map(Recommendation::courseId)
                .toList();

        // when
        List<String> hybrid = recommenders(2).named("hybrid").recommend(request).stream()
                .map(Recommendation::courseId)
                .toList();

        // then
        Map<String, Double> popularity = scores("popularity", request);
        List<String> shortlist = first.subList(0, 2).stream()
                .sorted(Comparator.<String, Double>comparing(course -> -popularity.getOrDefault(course, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        assertThat(hybrid.subList(0, 2)).isEqualTo(shortlist);
        assertThat(hybrid.subList(2, 4)).isEqualTo(first.subList(2, 4));
    }

    @Test
    void shouldBeginAsALongerSlateWhenTheShortlistAloneFillsIt() {
        // given
        RecommendationRequest request = request(0.5, 1);
        List<Recommendation> all = recommenders(2).named("hybrid").recommend(request);

        for (int limit = 1; limit <= 4; limit++) {
            // when
            List<Recommendation> slate = recommenders(2)
                    .named("hybrid")
                    .recommend(new RecommendationRequest(
                            request.knowledge(), request.learner(), CourseFilter.ALL, limit, 0, 42));

            // then
            assertThat(slate).isEqualTo(all.subList(0, limit));
        }
    }

    @Test
    void shouldGiveTheReasonsOfItsMembersWhenTheyHaveAny() {
        // given: popularity goes by no own course, so the shares are those of the cosine
        RecommendationRequest request = request(1, 1);
        Map<String, List<Reason>> expected = new TreeMap<>();
        recommenders(200)
                .named("item-cosine")
                .recommend(request)
                .forEach(each -> expected.put(each.courseId(), each.reasons()));

        // when
        List<Recommendation> hybrid = recommenders(200).named("hybrid").recommend(request);

        // then
        for (Recommendation each : hybrid) {
            List<Reason> reasons = expected.getOrDefault(each.courseId(), List.of());
            assertThat(each.reasons())
                    .extracting(Reason::courseId)
                    .isEqualTo(reasons.stream().map(Reason::courseId).toList());
            for (int index = 0; index < reasons.size(); index++) {
                assertThat(each.reasons().get(index).share())
                        .isCloseTo(reasons.get(index).share(), within(1e-9));
            }
        }
    }

    @Test
    void shouldBeAnExampleWhenAShortlistedCourseIsTaken() {
        // given
        RecommendationRequest request = request(1, 1);

        // when
        Optional<BlendExample> example = recommenders(200).example(request, "biology", 5);

        // then
        BlendExample found = example.orElseThrow();
        assertThat(found.courses()).isEqualTo(6);
        assertThat(found.learners()).isEqualTo(BlendWeights.classOf(2));
        assertThat(found.of(0)[0])
                .isCloseTo(feature(scores("item-cosine", request), CANDIDATES, "biology"), within(1e-9));
        assertThat(found.of(0)[1])
                .isCloseTo(feature(scores("popularity", request), CANDIDATES, "biology"), within(1e-9));
    }

    @Test
    void shouldBeNoExampleWhenTheCourseWasNotShortlisted() {
        // given
        RecommendationRequest request = request(1, 1);

        // when, then
        assertThat(recommenders(200).example(request, "french", 5)).isEmpty();
        assertThat(recommenders(200).example(request, "algebra", 5)).isEmpty();
        assertThat(recommenders(200).example(request, "unheard-of", 5)).isEmpty();
        assertThat(recommenders(2).example(request, "geography", 5)).isEmpty();
    }
}
