package org.learnstream.domain.recommend;

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
import org.learnstream.domain.similarity.CourseTransitions;
import org.learnstream.domain.similarity.CourseTransitions.Context;
import org.learnstream.oracle.BatchCourseModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class TransitionScorerTest {
    private static final BatchCourseModel STATISTICS =
            new BatchCourseModel(Map.of("ann", taken("algebra", "biology", "chemistry", "drawing")));

    /** After algebra, chemistry was taken three times of four; after biology, drawing twice of six; after both, drawing once of one. */
    private static final CourseTransitions TRANSITIONS = (context, first, second, courses, values) -> {
        boolean algebra = first == ordinal("algebra");
        boolean biology = second == ordinal("biology");
        for (int index = 0; index < courses.length; index++) {
            boolean chemistry = courses[index] == ordinal("chemistry");
            boolean drawing = courses[index] == ordinal("drawing");
            values[index] = switch (context) {
                case LAST_BUT_ONE -> algebra && chemistry ? 3 : 0;
                case LAST -> biology && drawing ? 2 : 0;
                case BOTH -> algebra && biology && drawing ? 1 : 0;
            };
        }
        return switch (context) {
            case LAST_BUT_ONE -> algebra ? 4 : 0;
            case LAST -> biology ? 6 : 0;
            case BOTH -> algebra && biology ? 1 : 0;
        };
    };

    private record Known(CourseStatistics statistics, Catalogue catalogue, CourseTransitions transitions)
            implements Knowledge {}

    private static int ordinal(String course) {
        return STATISTICS.ordinal(course);
    }

    private static AffinityVector taken(String... courses) {
        return AffinityVector.of(IntStream.range(0, courses.length)
                .mapToObj(index -> new Affinity(courses[index], 40, true, index, index))
                .toList());
    }

    private static Scoring scoring(String... courses) {
        Catalogue catalogue = courseId -> Optional.of(Course.of(courseId, true));
        return Scoring.of(new RecommendationRequest(
                new Known(STATISTICS, catalogue, TRANSITIONS), Learner.of(taken(courses)), CourseFilter.ALL, 10, 0, 0));
    }

    private static double score(Scoring scoring, Context context, double smoothing, String course) {
        double[] values = {7};
        new TransitionScorer(context, smoothing).scoreSome(scoring, new int[] {ordinal(course)}, values);
        return values[0];
    }

    @Test
    void shouldBeTheSmoothedShareWhenTheContextIsKnown() {
        // given
        Scoring scoring = scoring("algebra", "biology");

        // when, then
        assertThat(score(scoring, Context.LAST_BUT_ONE, 5, "chemistry")).isCloseTo(3.0 / 9, within(1e-12));
        assertThat(score(scoring, Context.LAST, 5, "drawing")).isCloseTo(2.0 / 11, within(1e-12));
        assertThat(score(scoring, Context.BOTH, 2, "drawing")).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(score(scoring, Context.LAST, 5, "chemistry")).isZero();
    }

    @Test
    void shouldScoreAllCoursesLikeSomeWhenAskedForAll() {
        // given
        Scoring scoring = scoring("algebra", "biology");
        double[] scores = new double[scoring.courses()];

        // when
        new TransitionScorer(Context.LAST, 5).score(scoring, scores);

        // then
        assertThat(scores[ordinal("drawing")]).isCloseTo(2.0 / 11, within(1e-12));
        assertThat(scores[ordinal("algebra")]).isZero();
    }

    @Test
    void shouldKnowNothingWhenTheHistoryIsTooShort() {
        assertThat(score(scoring(), Context.LAST, 5, "drawing")).isZero();
        assertThat(score(scoring("biology"), Context.LAST_BUT_ONE, 5, "chemistry"))
                .isZero();
        assertThat(score(scoring("biology"), Context.BOTH, 2, "drawing")).isZero();
        assertThat(score(scoring("biology"), Context.LAST, 5, "drawing")).isCloseTo(2.0 / 11, within(1e-12));
    }

    @Test
    void shouldNameTheCoursesOfTheContextWhenExplained() {
        // given
        Scoring scoring = scoring("algebra", "biology");
        int[] courses = {ordinal("drawing"), ordinal("chemistry")};

        // when
        Contributions last = explained(scoring, Context.LAST, courses);
        Contributions lastButOne = explained(scoring, Context.LAST_BUT_ONE, courses);
        Contributions both = explained(scoring, Context.BOTH, courses);

        // then
        assertThat(last.reasons(0, 3)).containsExactly(new Reason("biology", 1));
        assertThat(last.reasons(1, 3)).isEmpty();
        assertThat(lastButOne.reasons(1, 3)).containsExactly(new Reason("algebra", 1));
        assertThat(both.reasons(0, 3)).containsExactly(new Reason("biology", 0.5), new Reason("algebra", 0.5));
        assertThat(explained(scoring(), Context.LAST, courses).reasons(0, 3)).isEqualTo(List.of());
    }

    private static Contributions explained(Scoring scoring, Context context, int[] courses) {
        Contributions into = new Contributions(courses.length, scoring.history());
        new TransitionScorer(context, 5).explain(scoring, courses, 2, into);
        return into;
    }
}
