package org.learnstream.domain.similarity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.oracle.BatchCourseModel;

import static org.assertj.core.api.Assertions.assertThat;

final class CourseNeighboursTest {
    private static final Map<String, AffinityVector> LEARNERS = new TreeMap<>(Map.of(
            "ada", vector("algebra=40", "biology=40"),
            "bob", vector("algebra=40", "chemistry=40"),
            "eve", vector("algebra=20", "biology=30", "chemistry=30"),
            "joe", vector("drawing=40"),
            "mia", vector("drawing=10", "history=0", "algebra=0")));

    private final BatchCourseModel statistics = new BatchCourseModel(LEARNERS);

    @Test
    void shouldOrderByCosineThenIdentifierWhenCoursesShareLearners() {
        // when
        List<Neighbour> neighbours = CourseNeighbours.nearest(statistics, "algebra", 10);

        // then
        double cosine = (40 * 40 + 20 * 30) / Math.sqrt((40 * 40 + 40 * 40 + 20 * 20) * (double) (40 * 40 + 30 * 30));
        assertThat(neighbours)
                .containsExactly(new Neighbour("biology", cosine, 2), new Neighbour("chemistry", cosine, 2));
    }

    @Test
    void shouldStopAtLimitWhenThereAreMore() {
        // when
        List<Neighbour> neighbours = CourseNeighbours.nearest(statistics, "biology", 1);

        // then
        assertThat(neighbours).extracting(Neighbour::courseId).containsExactly("algebra");
    }

    @Test
    void shouldBeNoneWhenNobodySharesCourse() {
        // when
        List<Neighbour> neighbours = CourseNeighbours.nearest(statistics, "drawing", 10);

        // then
        assertThat(neighbours).isEmpty();
    }

    @Test
    void shouldBeNoneWhenCourseIsUnknown() {
        // when
        List<Neighbour> neighbours = CourseNeighbours.nearest(statistics, "history", 10);

        // then
        assertThat(neighbours).isEmpty();
    }

    @Test
    void shouldHaveCosineOneWhenAffinitiesAreProportional() {
        // given
        BatchCourseModel pair = new BatchCourseModel(Map.of(
                "ada", vector("algebra=10", "biology=30"),
                "bob", vector("algebra=15", "biology=45")));

        // when
        List<Neighbour> neighbours = CourseNeighbours.nearest(pair, "algebra", 10);

        // then
        assertThat(neighbours).containsExactly(new Neighbour("biology", 1, 2));
    }

    @Test
    void shouldCountLearnersWhenRankedByPopularity() {
        // when
        List<PopularCourse> popular = Popularity.most(statistics, 3);

        // then
        assertThat(popular)
                .containsExactly(
                        new PopularCourse("algebra", 3),
                        new PopularCourse("biology", 2),
                        new PopularCourse("chemistry", 2));
    }

    @Test
    void shouldRankEveryCourseWithLearnersWhenLimitIsHigh() {
        // when
        List<PopularCourse> popular = Popularity.most(statistics, 99);

        // then
        assertThat(popular)
                .extracting(PopularCourse::courseId)
                .containsExactly("algebra", "biology", "chemistry", "drawing");
    }

    private static AffinityVector vector(String... affinities) {
        return AffinityVector.of(Arrays.stream(affinities)
                .map(affinity -> affinity.split("="))
                .map(pair -> new Affinity(pair[0], Integer.parseInt(pair[1]), true, 0, 0))
                .toList());
    }
}
