package org.learnstream.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.catalog.Syllabus;
import org.learnstream.domain.content.BlockWeights;
import org.learnstream.domain.content.ContentOptions;
import org.learnstream.domain.content.TextAnalysis;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.recommend.CourseFilter;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.domain.recommend.Reason;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.domain.recommend.Recommendation;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.domain.solve.AutoencoderTraining;
import org.learnstream.testkit.BatchContent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class LiveContentTest {
    private static final TextAnalysis WORDS = text -> List.of(text.split(" ", -1));
    private static final ContentOptions OPTIONS =
            new ContentOptions(WORDS, BlockWeights.DEFAULT, 0, 1_000_000, Duration.ofHours(1));

    private static Course course(String courseId, String title) {
        return new Course(courseId, title, "unknown", null, null, null, List.of(), Syllabus.UNKNOWN, true);
    }

    private static AffinityVector vector(String... newestFirst) {
        List<Affinity> affinities = new ArrayList<>();
        for (int index = 0; index < newestFirst.length; index++) {
            affinities.add(new Affinity(newestFirst[index], 40 - 10 * index, true, 9 - index, 9 - index));
        }
        return AffinityVector.of(affinities);
    }

    private static List<Recommendation> recommend(LiveKnowledge knowledge, AffinityVector learner) {
        return Recommenders.with(RecommendOptions.DEFAULT)
                .named("content")
                .recommend(new RecommendationRequest(knowledge, Learner.of(learner), CourseFilter.ALL, 10, 0, 0));
    }

    @Test
    void shouldScoreByTheCosineWithTheProfileAndSayWhichOwnCourseItIsLike() {
        // given
        Map<String, Course> courses = new HashMap<>();
        LiveKnowledge knowledge = new LiveKnowledge(ModelOptions.DEFAULT.withContent(OPTIONS));
        for (Course each : List.of(
                course("sets", "finite sets and maps"),
                course("logic", "logic of sets"),
                course("cooking", "french cooking"),
                course("baking", "cooking and baking maps"),
                course("paris", "french maps"))) {
            courses.put(each.courseId(), each);
            knowledge.catalogue().apply(each.courseId(), each);
        }
        knowledge.content().refresh();

        // when
        List<Recommendation> recommended = recommend(knowledge, vector("sets", "cooking"));

        // then
        BatchContent batch = new BatchContent(courses, WORDS, BlockWeights.DEFAULT);
        assertThat(recommended)
                .extracting(Recommendation::courseId)
                .containsExactlyInAnyOrder("logic", "baking", "paris");
        for (Recommendation each : recommended) {
            assertThat(each.score())
                    .isCloseTo(batch.cosine(Map.of("sets", 4.0, "cooking", 0.8 * 3), each.courseId()), within(1e-6));
        }
        Recommendation baking = recommended.stream()
                .filter(each -> each.courseId().equals("baking"))
                .findFirst()
                .orElseThrow();
        double bySets = 4 * batch.cosine("sets", "baking");
        double byCooking = 0.8 * 3 * batch.cosine("cooking", "baking");
        assertThat(baking.reasons()).extracting(Reason::courseId).containsExactlyInAnyOrder("sets", "cooking");
        for (Reason reason : baking.reasons()) {
            double expected = reason.courseId().equals("sets") ? bySets : byCooking;
            assertThat(reason.share()).isCloseTo(expected / (bySets + byCooking), within(1e-6));
        }
    }

    @Test
    void shouldRecommendACourseAtOnceWhenItWasJustPublishedAndNobodyTookIt() {
        // given
        LiveKnowledge knowledge = new LiveKnowledge(ModelOptions.DEFAULT.withContent(OPTIONS));
        knowledge.catalogue().apply("sets", course("sets", "finite sets"));
        knowledge.catalogue().apply("cooking", course("cooking", "french cooking"));
        knowledge.content().refresh();

        // when
        knowledge.catalogue().apply("more", course("more", "infinite sets"));

        // then
        List<Recommendation> recommended = recommend(knowledge, vector("sets"));
        assertThat(recommended.get(0).courseId()).isEqualTo("more");
        assertThat(recommended.get(0).score()).isPositive();
        assertThat(recommended.get(0).reasons()).containsExactly(new Reason("sets", 1));
    }

    @Test
    void shouldTakeCoursesWithTheNextGenerationWhenVeryManyChangeAtOnce() {
        // given
        LiveKnowledge knowledge = new LiveKnowledge(ModelOptions.DEFAULT.withContent(OPTIONS));
        for (int number = 0; number < 100; number++) {
            knowledge.catalogue().apply("c" + number, course("c" + number, "same"));
        }
        double before = knowledge.content().now().similarity(0, 99);

        // when
        knowledge.content().refresh();

        // then
        assertThat(before).isZero();
        assertThat(knowledge.content().now().similarity(0, 99)).isCloseTo(1, within(1e-6));
        assertThat(knowledge.content().now().fresh()).isZero();
        assertThat(knowledge.content().described()).isEqualTo(100);
        assertThat(knowledge.content().features()).isEqualTo(1);
        assertThat(knowledge.content().memoryBytes()).isPositive();
    }

    /** Courses of two kinds that speak for their own kind only, whose courses say one of two words that never stand together. */
    private static LiveKnowledge divided(double learntShare) {
        LiveKnowledge knowledge =
                new LiveKnowledge(ModelOptions.DEFAULT.withContent(OPTIONS.withLearntShare(learntShare)));
        List<String> ids = new ArrayList<>();
        float[][] links = new float[80][80];
        for (int number = 0; number < 80; number++) {
            String word = number < 40 ? (number % 2 == 0 ? "red" : "blue") : (number % 2 == 0 ? "green" : "grey");
            knowledge.catalogue().apply("c" + number, course("c" + number, word + " w" + number));
            ids.add("c" + number);
            for (int other = 0; other < 80; other++) {
                links[number][other] = other != number && other / 40 == number / 40 ? 0.1f : 0;
            }
        }
        knowledge.solving().accept(new SolvedGeneration(AutoencoderTraining.MODEL, 1, 1, 1, 0, 80, 0), ids, links);
        knowledge.catalogue().apply("new-red", course("new-red", "red paint"));
        knowledge.catalogue().apply("new-green", course("new-green", "green paint"));
        knowledge.content().refresh();
        return knowledge;
    }

    @Test
    void shouldFindNewCoursesByWordsThatSharedLearnersOnlyWhenThatWasLearnt() {
        // given: the learner's only course says blue, the new ones say red and green
        int blue = 1;

        // when
        LiveKnowledge plain = divided(0);
        LiveKnowledge learnt = divided(0.5);

        // then
        int red = learnt.statistics().ordinal("new-red");
        int green = learnt.statistics().ordinal("new-green");
        assertThat(plain.content().now().similarity(blue, red)).isZero();
        assertThat(plain.content().now().similarity(blue, green)).isZero();
        assertThat(learnt.content().now().similarity(blue, red)).isGreaterThan(0.1);
        assertThat(learnt.content().now().similarity(blue, green)).isLessThan(0.01);
        assertThat(learnt.content().now().space().taste().rank()).isEqualTo(20);
    }

    @Test
    void shouldPlaceACourseByWhatWasLearntWhenItIsPublishedAfterwards() {
        // given
        LiveKnowledge knowledge = divided(0.5);

        // when
        knowledge.catalogue().apply("newest", course("newest", "red clay"));

        // then
        int newest = knowledge.statistics().ordinal("newest");
        assertThat(knowledge.content().now().similarity(1, newest)).isGreaterThan(0.1);
        assertThat(knowledge.content().now().similarity(newest, 1)).isGreaterThan(0.1);
    }

    @Test
    void shouldForgetWhatWasLearntWhenTheAutoencoderIsForgotten() {
        // given
        LiveKnowledge knowledge = divided(0.5);

        // when
        knowledge.solving().forget(AutoencoderTraining.MODEL, "");
        knowledge.content().refresh();

        // then
        assertThat(knowledge.content().now().space().taste().rank()).isZero();
        assertThat(knowledge.content().now().similarity(1, 0)).isZero();
    }
}
