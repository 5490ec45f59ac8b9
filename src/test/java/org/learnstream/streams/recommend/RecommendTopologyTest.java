package org.learnstream.streams.recommend;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.ErasureOrder;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.testkit.Published;
import org.learnstream.wire.Erasures;
import org.learnstream.wire.avro.Gender;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Purchase;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.ProcessingDriver.NOW;

final class RecommendTopologyTest {
    private static final long YESTERDAY = NOW - Duration.ofDays(1).toMillis();

    private final ProcessingDriver driver = new ProcessingDriver(Map.of(
            "recommend.recommender",
            "item-cosine-recency",
            "recommend.sweep-interval",
            "PT1S",
            "recommend.sweep-budget",
            "2",
            "trends.shrinkage",
            "1",
            "bandit.enabled",
            "false"));

    @AfterEach
    void close() {
        driver.close();
    }

    private void publish(String... courses) {
        for (String course : courses) {
            driver.send(Topics.COURSES, course, Events.course(course).build());
        }
    }

    private void buy(String learner, String... courses) {
        for (String course : courses) {
            driver.send(
                    Topics.PURCHASES,
                    learner,
                    Events.purchase(course, learner, course, YESTERDAY).build());
        }
    }

    @Test
    void shouldGoOnWithEventsAndScoreLearnersByTheirLatestStateWhenThereIsNoTimeToScoreThemAtOnce() {
        try (ProcessingDriver slow = new ProcessingDriver(Map.of(
                "recommend.recommender", "popularity",
                "recommend.sweep-interval", "PT0S",
                "recommend.scoring-share", "1e-9",
                "bandit.enabled", "false"))) {
            for (String course : List.of("a", "b", "c")) {
                slow.send(Topics.COURSES, course, Events.course(course).build());
            }
            for (String learner : List.of("t", "u", "v")) {
                slow.send(Topics.PURCHASES, learner, bought(learner, "a"));
            }
            slow.send(Topics.PURCHASES, "u", bought("u", "b"));

            // All affinities are told; who came first took all the time that was saved.
            assertThat(slow.read(Topics.AFFINITIES)).hasSize(4);
            assertThat(slow.read(Topics.RECOMMENDATIONS))
                    .extracting(slate -> slate.key)
                    .containsExactly("t");
            slow.pass(Duration.ofMillis(50));
            List<KeyValue<String, Slate>> first = slow.read(Topics.RECOMMENDATIONS);
            slow.pass(Duration.ofSeconds(10));
            List<KeyValue<String, Slate>> others = slow.read(Topics.RECOMMENDATIONS);

            assertThat(first).extracting(slate -> slate.key).containsExactly("u");
            assertThat(courses(first.get(0).value)).containsExactly("c");
            assertThat(others).extracting(slate -> slate.key).containsExactly("v");
        }
    }

    @Test
    void shouldForgetALearnerWhoWaitsWhenTheyAreErased() {
        try (ProcessingDriver slow = new ProcessingDriver(Map.of(
                "recommend.recommender", "popularity",
                "recommend.sweep-interval", "PT0S",
                "recommend.scoring-share", "1e-9",
                "bandit.enabled", "false"))) {
            slow.send(Topics.COURSES, "a", Events.course("a").build());
            slow.send(Topics.COURSES, "b", Events.course("b").build());
            for (String learner : List.of("t", "erased", "v")) {
                slow.send(Topics.PURCHASES, learner, bought(learner, "a"));
            }
            slow.read(Topics.RECOMMENDATIONS);

            slow.send(
                    Topics.ERASURES,
                    "erased",
                    Erasures.request("e", "erased", new ErasureOrder(NOW, "test", AfterErasure.RESTART)));
            slow.pass(Duration.ofSeconds(10));

            assertThat(slow.read(Topics.RECOMMENDATIONS))
                    .filteredOn(slate -> slate.value != null)
                    .extracting(slate -> slate.key)
                    .containsExactly("v");
        }
    }

    private static Purchase bought(String learner, String course) {
        return Events.purchase(learner + course, learner, course, YESTERDAY).build();
    }

    private void sweepAround() {
        for (int second = 0; second < 5; second++) {
            driver.pass(Duration.ofSeconds(1));
        }
    }

    private static List<String> courses(Slate slate) {
        return slate.getItems().stream().map(SlateItem::getCourseId).toList();
    }

    private Map<String, List<String>> latest() {
        Map<String, List<String>> slates = new TreeMap<>();
        for (KeyValue<String, Slate> slate : driver.read(Topics.RECOMMENDATIONS)) {
            slates.put(slate.key, courses(slate.value));
        }
        return slates;
    }

    @Test
    void shouldRecommendWhatLearnersWithTheSameCourseTookAndSayWhy() {
        publish("a", "b", "c");
        buy("u", "a", "b");
        buy("v", "a");

        List<KeyValue<String, Slate>> slates = driver.read(Topics.RECOMMENDATIONS);
        Slate slate = slates.get(slates.size() - 1).value;
        assertThat(slates.get(slates.size() - 1).key).isEqualTo("v");
        assertThat(slate.getUserId()).isEqualTo("v");
        assertThat(courses(slate)).containsExactly("b", "c");
        assertThat(slate.getArms()).containsExactly("item-cosine-recency");
        assertThat(slate.getBecause()).containsExactly("a");
        assertThat(slate.getItems().get(0).getReasons().get(0).getBecause()).isZero();
        assertThat(slate.getItems().get(0).getReasons().get(0).getShare()).isEqualTo(1);
        assertThat(slate.getItems().get(0).getPropensity()).isEqualTo(1);
        assertThat(slate.getTriggerTime()).isEqualTo(YESTERDAY);
        assertThat(slate.getCreatedTime()).isEqualTo(NOW);
        assertThat(slate.getSlateId()).isNotEqualTo(slates.get(0).value.getSlateId());
    }

    @Test
    void shouldNeverRecommendUnknownUnpublishedOrOwnedCourses() {
        publish("a", "b");
        driver.send(Topics.COURSES, "c", Events.course("c").setPublished(false).build());
        buy("u", "a", "b", "c", "d");
        buy("v", "a");

        assertThat(latest()).containsEntry("v", List.of("b")).containsEntry("u", List.of());
    }

    @Test
    void shouldScoreOthersAgainByAndByWhenTheModelChanges() {
        publish("a", "b", "c");
        buy("v", "a");
        buy("w", "a");
        buy("x", "a");
        assertThat(latest()).containsEntry("v", List.of("b", "c")).containsEntry("w", List.of("b", "c"));
        driver.pass(Duration.ofMillis(700));
        buy("u", "a", "c");
        driver.read(Topics.RECOMMENDATIONS);

        // The first sweep visits u alone: so soon after an event it has but a tenth of its budget, and at least one.
        driver.pass(Duration.ofMillis(300));
        assertThat(latest()).isEmpty();
        driver.pass(Duration.ofSeconds(1));
        assertThat(latest()).containsExactly(Map.entry("v", List.of("c", "b")), Map.entry("w", List.of("c", "b")));
        driver.pass(Duration.ofSeconds(1));
        assertThat(latest()).containsExactly(Map.entry("x", List.of("c", "b")));
        sweepAround();
        assertThat(latest()).isEmpty();
    }

    @Test
    void shouldScoreAllAgainWhenACourseIsWithdrawn() {
        publish("a", "b", "c");
        buy("u", "a", "b", "c");
        buy("v", "a");
        assertThat(latest()).containsEntry("v", List.of("b", "c"));

        driver.send(Topics.COURSES, "b", null);
        sweepAround();

        assertThat(latest()).containsEntry("v", List.of("c"));
        assertThat(driver.catalogue().size()).isEqualTo(2);
    }

    @Test
    void shouldNeverRecommendExcludedCoursesUntilTheExclusionIsWithdrawn() {
        publish("a", "b", "c");
        buy("u", "a", "b");
        buy("v", "a");
        assertThat(latest()).containsEntry("v", List.of("b", "c"));

        driver.send(
                Topics.EXCLUSIONS,
                "v",
                Events.exclusion("1", "v", "b", YESTERDAY).build());
        assertThat(latest()).containsExactly(Map.entry("v", List.of("c")));

        driver.send(
                Topics.EXCLUSIONS,
                "v",
                Events.exclusion("2", "v", "b", YESTERDAY + 1)
                        .setWithdrawn(true)
                        .build());
        assertThat(latest()).containsExactly(Map.entry("v", List.of("b", "c")));
        assertThat(driver.read(Topics.DEAD_LETTERS)).isEmpty();
    }

    private void register(String learner, Gender gender) {
        driver.send(
                Topics.REGISTRATIONS,
                learner,
                LearnerRegistration.newBuilder(Published.registration(learner))
                        .setGender(gender)
                        .build());
    }

    @Test
    void shouldRecommendWhatIsTrendingAmongLearnersAlikeWhenALearnerHasJustRegistered() {
        publish("a", "b");
        for (String learner : List.of("u", "v", "w")) {
            buy(learner, "a");
            register(learner, Gender.MALE);
        }
        buy("x", "b");
        buy("y", "b");
        register("x", Gender.FEMALE);
        register("y", Gender.FEMALE);
        sweepAround();
        latest();

        register("new", Gender.FEMALE);
        driver.pass(Duration.ofSeconds(1));

        List<KeyValue<String, Slate>> slates = driver.read(Topics.RECOMMENDATIONS);
        assertThat(slates).singleElement().satisfies(slate -> {
            assertThat(slate.key).isEqualTo("new");
            assertThat(slate.value.getArms()).containsExactly("trending");
            assertThat(courses(slate.value)).containsExactly("b", "a");
            assertThat(slate.value.getBecause()).isEmpty();
        });
        sweepAround();
        assertThat(latest()).isEmpty();
    }

    @Test
    void shouldForgetALearnerWhenTheirAffinitiesAreErased() {
        publish("a", "b");
        buy("u", "a", "b");
        driver.send(Topics.AFFINITIES, "u", null);

        assertThat(driver.model().learners()).isZero();
        assertThat(driver.model().neighbours("a", 10)).isEmpty();
    }

    @Test
    void shouldSkipRecordsOfTheCatalogueThatCannotBeRead() {
        driver.sendBytes(Topics.COURSES, "a", new byte[] {1, 2, 3});
        publish("b");

        assertThat(driver.catalogue().size()).isEqualTo(1);
    }
}
