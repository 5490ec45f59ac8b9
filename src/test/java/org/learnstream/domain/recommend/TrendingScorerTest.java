package org.learnstream.domain.recommend;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.trend.TrendOptions;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.ModelOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class TrendingScorerTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long NOW = 20_000 * DAY;
    private static final Demographics BEGINNER = new Demographics("UNKNOWN", "UNKNOWN", "BEGINNER", null);

    private final LiveKnowledge knowledge =
            new LiveKnowledge(ModelOptions.DEFAULT.withTrends(new TrendOptions(Duration.ofDays(10), 1)));

    @BeforeEach
    void publishCourses() {
        for (String course : List.of("algebra", "biology", "chemistry")) {
            knowledge.catalogue().apply(course, Course.of(course, true));
        }
    }

    private void take(String learner, String course, long time) {
        knowledge.learn(learner, AffinityVector.of(List.of(new Affinity(course, 40, true, time, time))));
    }

    private List<Recommendation> recommend(Demographics demographics) {
        return Recommenders.with(RecommendOptions.DEFAULT)
                .named("trending")
                .recommend(new RecommendationRequest(
                        knowledge,
                        new Learner("new", AffinityVector.EMPTY, demographics),
                        CourseFilter.ALL,
                        3,
                        NOW,
                        0));
    }

    private static List<String> courses(List<Recommendation> recommendations) {
        return recommendations.stream().map(Recommendation::courseId).toList();
    }

    @Test
    void shouldPreferWhatIsNewToWhatIsOldWhenOldIsMorePopular() {
        // given
        take("u", "algebra", NOW - 30 * DAY);
        take("v", "algebra", NOW - 30 * DAY);
        take("w", "biology", NOW - DAY);

        // when
        List<Recommendation> recommendations = recommend(Demographics.UNKNOWN);

        // then
        assertThat(courses(recommendations)).containsExactly("biology", "algebra", "chemistry");
        assertThat(recommendations.get(1).score()).isCloseTo(0.25 / (0.25 + Math.pow(2, -0.1)), within(0.01));
        assertThat(recommendations.get(2).score()).isZero();
    }

    @Test
    void shouldShowWhatIsTrendingAmongLearnersAlikeWhenDemographicsAreKnown() {
        // given
        take("u", "algebra", NOW);
        take("v", "algebra", NOW);
        take("w", "algebra", NOW);
        take("x", "biology", NOW);
        take("y", "biology", NOW);
        knowledge.register("x", BEGINNER);
        knowledge.register("y", BEGINNER);

        // when
        List<String> alike = courses(recommend(BEGINNER));
        List<String> all = courses(recommend(Demographics.UNKNOWN));

        // then
        assertThat(alike).containsExactly("biology", "algebra", "chemistry");
        assertThat(all).containsExactly("algebra", "biology", "chemistry");
    }

    @Test
    void shouldDrawSharesToThoseOfAllWhenTheCellIsThin() {
        // given
        take("u", "algebra", NOW);
        take("v", "algebra", NOW);
        take("w", "algebra", NOW);
        take("x", "biology", NOW);
        knowledge.register("x", BEGINNER);

        // when
        List<Recommendation> recommendations = recommend(BEGINNER);

        // then
        assertThat(courses(recommendations)).containsExactly("biology", "algebra", "chemistry");
        assertThat(recommendations.get(0).score()).isCloseTo((1 + 0.25) / 2, within(0.02));
        assertThat(recommendations.get(1).score()).isCloseTo(0.75 / 2, within(0.02));
    }

    @Test
    void shouldForgetWhatIsManyHalfLivesOld() {
        // given
        take("u", "algebra", NOW - 220 * DAY);

        // when
        List<Recommendation> recommendations = recommend(Demographics.UNKNOWN);

        // then
        assertThat(recommendations).extracting(Recommendation::score).containsExactly(0.0, 0.0, 0.0);
    }
}
