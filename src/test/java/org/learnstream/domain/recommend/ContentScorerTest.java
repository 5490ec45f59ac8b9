package org.learnstream.domain.recommend;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.content.ContentIndex;
import org.learnstream.domain.content.CourseLikeness;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.oracle.BatchCourseModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class ContentScorerTest {
    private static final BatchCourseModel STATISTICS = new BatchCourseModel(new TreeMap<>(
            Map.of("all", vector(taken("a", 10, 1), taken("b", 10, 1), taken("c", 10, 1), taken("d", 10, 1)))));
    private static final AffinityVector LEARNER = vector(taken("d", 50, 1), taken("a", 40, 2), taken("b", 20, 3));

    /** The newest course weighs 1, the one before it 1/2, others nothing: b and a weigh 2 each, with their affinities. */
    private static final ContentScorer SCORER = new ContentScorer(age -> age < 2 ? 1 - age / 2.0 : 0);

    private static final int A = STATISTICS.ordinal("a");
    private static final int B = STATISTICS.ordinal("b");
    private static final int C = STATISTICS.ordinal("c");
    private static final int D = STATISTICS.ordinal("d");

    @Test
    void shouldDivideTheSumsByTheLengthOfTheProfileWhenOwnCoursesAreAlike() {
        // given
        Scoring scoring = scoring(LEARNER, new Table(0.5, true));

        // when
        double[] scores = scoring.scores(SCORER);

        // then: ‖a‖² is 2² + 2² for each course with itself, and twice 2 · 2 · 0.5 for both with each other
        double length = Math.sqrt(12);
        assertThat(scores[C]).isCloseTo((2 * 0.8 + 2 * 0.6) / length, within(1e-12));
        assertThat(scores[A]).isCloseTo(2 * 0.5 / length, within(1e-12));
        assertThat(scores[B]).isCloseTo(2 * 0.5 / length, within(1e-12));
        assertThat(scores[D]).isCloseTo(2 * 0.1 / length, within(1e-12));
    }

    @Test
    void shouldScoreSomeCoursesAsItScoresAllWhenTheyWereNotScoredBefore() {
        // given
        int[] courses = {D, C, A};
        double[] some = {9, 9, 9};
        double[] again = new double[3];
        Scoring scoring = scoring(LEARNER, new Table(0.5, true));

        // when
        SCORER.scoreSome(scoring, courses, some);
        boolean all = scoring.hasScores(SCORER);
        double[] scores = scoring.scores(SCORER);
        SCORER.scoreSome(scoring, courses, again);

        // then
        assertThat(all).isFalse();
        assertThat(some).containsExactly(scores[D], scores[C], scores[A]);
        assertThat(again).containsExactly(some);
    }

    @Test
    void shouldTakeOwnCoursesForUnrelatedWhenTheySpeakAgainstEachOther() {
        // given
        Scoring scoring = scoring(LEARNER, new Table(-0.5, true));

        // when
        double[] scores = scoring.scores(SCORER);

        // then
        assertThat(scores[C]).isCloseTo((2 * 0.8 + 2 * 0.6) / Math.sqrt(8), within(1e-12));
    }

    @Test
    void shouldLeaveTheSumsWhenNothingIsKnownOfOwnCourses() {
        // given
        Scoring scoring = scoring(LEARNER, new Table(0, false));

        // when
        double[] scores = scoring.scores(SCORER);

        // then
        assertThat(scores[C]).isCloseTo(2 * 0.8 + 2 * 0.6, within(1e-12));
    }

    @Test
    void shouldContributeWhatAddsUpToTheScoreWhenExplaining() {
        // given
        Scoring scoring = scoring(LEARNER, new Table(0.5, true));
        Contributions into = new Contributions(2, scoring.history());
        double score = scoring.scores(SCORER)[C];
        into.add(1, scoring.history().find("d"), 3 * score);

        // when
        SCORER.explain(scoring, new int[] {D, C}, 3, into);

        // then: what was there before is as much as all that is added
        assertThat(share(into, 1, "d")).isCloseTo(0.5, within(1e-12));
        assertThat(share(into, 1, "a")).isCloseTo(0.5 * 0.8 / 1.4, within(1e-12));
        assertThat(share(into, 1, "b")).isCloseTo(0.5 * 0.6 / 1.4, within(1e-12));
        assertThat(into.reasons(0, 3)).containsExactly(new Reason("a", 1));
    }

    @Test
    void shouldContributeWhatAddsUpToTheScoreWhenOwnCoursesSpeakAgainstEachOther() {
        // given
        Scoring scoring = scoring(LEARNER, new Table(-0.5, true));
        Contributions into = new Contributions(1, scoring.history());
        into.add(0, scoring.history().find("d"), scoring.scores(SCORER)[C]);

        // when
        SCORER.explain(scoring, new int[] {C}, 1, into);

        // then
        assertThat(share(into, 0, "d")).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void shouldExplainNothingWhenThereIsNoHistory() {
        // given
        Scoring scoring = scoring(AffinityVector.EMPTY, new Table(0.5, true));
        Contributions into = new Contributions(1, scoring.history());

        // when
        SCORER.explain(scoring, new int[] {C}, 1, into);

        // then
        assertThat(into.reasons(0, 3)).isEmpty();
        assertThat(scoring.scores(SCORER)[C]).isZero();
    }

    private static double share(Contributions contributions, int place, String courseId) {
        return contributions.reasons(place, 3).stream()
                .filter(reason -> reason.courseId().equals(courseId))
                .mapToDouble(Reason::share)
                .sum();
    }

    private static Scoring scoring(AffinityVector learner, CourseLikeness likeness) {
        return Scoring.of(new RecommendationRequest(
                new Likened(STATISTICS, likeness), Learner.of(learner), CourseFilter.ALL, 3, 0, 0));
    }

    private static AffinityVector vector(Affinity... affinities) {
        return AffinityVector.of(List.of(affinities));
    }

    private static Affinity taken(String courseId, int tenths, long time) {
        return new Affinity(courseId, tenths, true, time, time);
    }

    private record Likened(BatchCourseModel statistics, CourseLikeness likeness) implements Knowledge {
        @Override
        public Catalogue catalogue() {
            return courseId -> Optional.of(Course.of(courseId, true));
        }

        @Override
        public ContentIndex content() {
            return () -> likeness;
        }
    }

    /** a and b speak for each other as given, a for c 0.8 and for d 0.1, b for c 0.6; d for each other one 0.9. */
    private record Table(double own, boolean all) implements CourseLikeness {
        @Override
        public void addRow(int course, double factor, double[] sums) {
            for (int other = 0; other < sums.length; other++) {
                sums[other] += factor * similarity(course, other);
            }
        }

        @Override
        public double similarity(int course, int other) {
            if (course == other) {
                return 0;
            }
            if (course == D) {
                return 0.9;
            }
            if (other == C) {
                return course == A ? 0.8 : 0.6;
            }
            if (other == D) {
                return course == A ? 0.1 : 0;
            }
            return own;
        }

        @Override
        public boolean known(int course) {
            return all;
        }
    }
}
