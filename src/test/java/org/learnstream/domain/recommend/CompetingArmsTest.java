package org.learnstream.domain.recommend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.bandit.BanditOptions;
import org.learnstream.domain.bandit.Rewards;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.oracle.BatchCourseModel;
import org.learnstream.oracle.BatchKnowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class CompetingArmsTest {
    private static final int COURSES = 40;
    private static final BatchCourseModel STATISTICS = new BatchCourseModel(learners());
    private static final Knowledge KNOWLEDGE =
            new BatchKnowledge(STATISTICS, id -> java.util.Optional.of(Course.of(id, true)));

    private static Map<String, AffinityVector> learners() {
        Map<String, AffinityVector> learners = new TreeMap<>();
        for (int learner = 0; learner < 30; learner++) {
            int first = learner;
            learners.put(
                    "u" + learner,
                    vector(IntStream.range(0, 1 + learner % 7)
                            .map(step -> (first * 3 + step * (1 + first % 5)) % COURSES)
                            .distinct()
                            .mapToObj(CompetingArmsTest::course)
                            .toList()));
        }
        learners.put(
                "all",
                vector(IntStream.range(0, COURSES)
                        .mapToObj(CompetingArmsTest::course)
                        .toList()));
        return learners;
    }

    private static String course(int number) {
        return "c%02d".formatted(number);
    }

    private static AffinityVector vector(List<String> courses) {
        return AffinityVector.of(
                courses.stream().map(id -> new Affinity(id, 40, true, 1, 1)).toList());
    }

    private static CompetingArms arms(double exploration, String... names) {
        return Recommenders.with(RecommendOptions.DEFAULT)
                .competing(new SlotPolicies(
                        new BanditOptions(List.of(names), exploration, Duration.ofDays(7), new Rewards(0.25, 1))));
    }

    private static RecommendationRequest request(String learnerId, int limit, long seed) {
        return new RecommendationRequest(
                KNOWLEDGE,
                new Learner(
                        learnerId, vector(List.of("c00", "c05")), org.learnstream.domain.learner.Demographics.UNKNOWN),
                CourseFilter.ALL,
                limit,
                1_000,
                seed);
    }

    @Test
    void shouldEqualTheOnlyRecommenderWhenNothingCompetes() {
        // given
        RecommendationRequest request = request("u", 20, 1);

        // when
        List<Slot> slate = arms(0.02, "item-cosine").slate(request);

        // then
        assertThat(slate.stream().map(Slot::recommendation))
                .isEqualTo(Recommenders.with(RecommendOptions.DEFAULT)
                        .named("item-cosine")
                        .recommend(request));
        assertThat(slate).allMatch(slot -> slot.propensity() == 1 && slot.arm().equals("item-cosine"));
    }

    @Test
    void shouldFillEachSlotWithTheBestCourseOfItsArmThatIsNotShownYet() {
        for (int learner = 0; learner < 50; learner++) {
            // given
            RecommendationRequest request = request("learner-" + learner, 30, 1);
            RecommendationRequest whole = request("learner-" + learner, COURSES, 1);
            Map<String, List<Recommendation>> rankings = new HashMap<>();
            for (String arm : List.of("item-cosine", "popularity")) {
                rankings.put(
                        arm,
                        Recommenders.with(RecommendOptions.DEFAULT).named(arm).recommend(whole));
            }

            // when
            List<Slot> slate = arms(0.8, "item-cosine", "popularity").slate(request);

            // then
            assertThat(slate).hasSize(30);
            Set<String> shown = new HashSet<>();
            for (Slot slot : slate) {
                Recommendation expected = rankings.getOrDefault(slot.arm(), List.of()).stream()
                        .filter(one -> !shown.contains(one.courseId()))
                        .findFirst()
                        .orElseThrow();
                assertThat(slot.recommendation()).isEqualTo(expected);
                shown.add(expected.courseId());
            }
        }
    }

    @Test
    void shouldShowEachArmAsOftenAsItsPropensitySays() {
        // given
        CompetingArms arms = arms(0.3, "item-cosine", "popularity");
        int learners = 2_000;
        int others = 0;
        List<Slot> slots = new ArrayList<>();

        // when
        for (int learner = 0; learner < learners; learner++) {
            slots.addAll(arms.slate(request("learner-" + learner, 5, 1)));
        }

        // then
        for (Slot slot : slots) {
            boolean other = slot.arm().equals("popularity");
            others += other ? 1 : 0;
            assertThat(slot.propensity()).isEqualTo(other ? 0.15 : 0.85, within(1e-12));
        }
        assertThat((double) others / slots.size()).isEqualTo(0.15, within(0.015));
    }

    @Test
    void shouldMakeTheSameSlateWhateverTheOccasion() {
        CompetingArms arms = arms(0.5, "item-cosine", "popularity");

        assertThat(arms.slate(request("u", 20, 1))).isEqualTo(arms.slate(request("u", 20, 99)));
    }

    @Test
    void shouldEndTheSlateWhenCandidatesRunOut() {
        assertThat(arms(0.5, "item-cosine", "popularity").slate(request("u", 200, 1)))
                .hasSize(COURSES - 2);
    }
}
