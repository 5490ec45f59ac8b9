package org.learnstream.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.FeedbackKind;
import org.learnstream.wire.avro.Purchase;
import org.learnstream.wire.avro.RecommendationFeedback;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;

import static org.assertj.core.api.Assertions.assertThat;

class SlateReadingTest {
    private static final int LEARNERS = 1500;

    @Test
    void shouldReportImpressionsThenClicksThenEnrolmentsWhenSlatesAreOffered() {
        // given
        Campus campus = new Campus(CampusRuns.options(42, LEARNERS));
        offer(campus, Comparator.naturalOrder());

        // when
        List<CampusEvent<?>> events = CampusRuns.days(campus, 7);

        // then
        Set<List<Object>> seen = new HashSet<>();
        for (RecommendationFeedback feedback : CampusRuns.records(events, RecommendationFeedback.class)) {
            List<Object> slot = List.of(feedback.getSlateId(), feedback.getSlot(), feedback.getCourseId());
            assertThat(feedback.getSlateId()).isEqualTo("slate-" + feedback.getUserId());
            assertThat(feedback.getArm()).isEqualTo("second");
            List<Object> step = List.of(slot, feedback.getKind());
            assertThat(seen.add(step)).isTrue();
            if (feedback.getKind() == FeedbackKind.CLICK) {
                assertThat(seen).contains(List.of(slot, FeedbackKind.IMPRESSION));
            } else if (feedback.getKind() == FeedbackKind.ENROLMENT) {
                assertThat(seen).contains(List.of(slot, FeedbackKind.CLICK));
            }
        }
        long clicks = count(events, FeedbackKind.CLICK);
        long enrolments = count(events, FeedbackKind.ENROLMENT);
        assertThat(clicks).isGreaterThan(enrolments);
        assertThat(enrolments).isPositive();
        assertThat(CampusRuns.records(events, Click.class).stream().filter(click -> click.getSlateId() != null))
                .hasSize((int) clicks);
        assertThat(CampusRuns.records(events, Purchase.class).stream()
                        .filter(purchase -> purchase.getSlateId() != null)
                        .map(Purchase::getOrderId)
                        .distinct())
                .hasSize((int) enrolments);
    }

    @Test
    void shouldFollowSlotsLessWhenTheyAreFurtherDown() {
        // given
        Campus campus = new Campus(CampusRuns.options(42, LEARNERS));
        offer(campus, Comparator.naturalOrder());

        // when
        List<RecommendationFeedback> feedback =
                CampusRuns.records(CampusRuns.days(campus, 7), RecommendationFeedback.class);

        // then
        Map<Integer, Long> clicks = feedback.stream()
                .filter(one -> one.getKind() == FeedbackKind.CLICK)
                .collect(Collectors.groupingBy(RecommendationFeedback::getSlot, Collectors.counting()));
        assertThat(clicks).containsOnlyKeys(0, 1, 2, 3, 4, 5);
        assertThat(clicks.getOrDefault(0, 0L)).isGreaterThan(2 * clicks.getOrDefault(5, 0L));
    }

    @Test
    void shouldFollowSlotsMoreWhenTheyAppealMore() {
        // given
        Campus pleased = new Campus(CampusRuns.options(42, LEARNERS));
        Campus bored = new Campus(CampusRuns.options(42, LEARNERS));
        offerByAppeal(pleased, -1);
        offerByAppeal(bored, 1);

        // when
        long clicks = count(CampusRuns.days(pleased, 7), FeedbackKind.CLICK);

        // then
        assertThat(clicks).isGreaterThan(10 * count(CampusRuns.days(bored, 7), FeedbackKind.CLICK));
    }

    @Test
    void shouldOnlyReportImpressionsWhenCoursesAreUnknown() {
        // given
        Campus campus = new Campus(CampusRuns.options(42, 200));
        for (int number = 0; number < 200; number++) {
            campus.offer(slate(Registrar.id(number), List.of("cooking-101", "cooking-102")));
        }

        // when
        List<RecommendationFeedback> feedback =
                CampusRuns.records(CampusRuns.days(campus, 5), RecommendationFeedback.class);

        // then
        assertThat(feedback).isNotEmpty().allMatch(one -> one.getKind() == FeedbackKind.IMPRESSION);
    }

    @Test
    void shouldRefuseASlateWhenItsLearnerIsUnknown() {
        // given
        Campus campus = new Campus(CampusRuns.options(42, 10));

        // when
        boolean offered = campus.offer(slate("somebody", List.of()));

        // then
        assertThat(offered).isFalse();
        assertThat(campus.offer(slate("u000009", List.of()))).isTrue();
    }

    private static void offer(Campus campus, Comparator<String> order) {
        List<String> courses =
                campus.courses().stream().map(CampusEvent::key).sorted(order).toList();
        for (int number = 0; number < LEARNERS; number++) {
            List<String> rotated = new ArrayList<>();
            for (int slot = 0; slot < 20; slot++) {
                rotated.add(courses.get((number * 7 + slot) % courses.size()));
            }
            campus.offer(slate(Registrar.id(number), rotated));
        }
    }

    private static void offerByAppeal(Campus campus, int sign) {
        List<String> courses = campus.courses().stream()
                .filter(course -> course.value().getPublished())
                .map(CampusEvent::key)
                .toList();
        for (int number = 0; number < LEARNERS; number++) {
            String learner = Registrar.id(number);
            Map<String, Double> appeal = courses.stream()
                    .collect(Collectors.toMap(course -> course, course -> sign * campus.appeal(learner, course)));
            campus.offer(slate(
                    learner,
                    courses.stream()
                            .sorted(Comparator.comparing(course -> appeal.getOrDefault(course, 0.0)))
                            .limit(10)
                            .toList()));
        }
    }

    private static long count(List<CampusEvent<?>> events, FeedbackKind kind) {
        return CampusRuns.records(events, RecommendationFeedback.class).stream()
                .filter(feedback -> feedback.getKind() == kind)
                .count();
    }

    private static Slate slate(String learner, List<String> courses) {
        return Slate.newBuilder()
                .setSlateId("slate-" + learner)
                .setUserId(learner)
                .setItems(courses.stream()
                        .map(course -> new SlateItem(course, 1.0, 1, 1.0f, List.of()))
                        .toList())
                .setArms(List.of("first", "second"))
                .setBecause(List.of())
                .setModelGeneration(1)
                .setTriggerTime(CampusRuns.START)
                .setCreatedTime(CampusRuns.START)
                .build();
    }
}
