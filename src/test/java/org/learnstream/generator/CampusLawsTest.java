package org.learnstream.generator;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.CourseLevel;
import org.learnstream.wire.avro.Discussion;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Progress;
import org.learnstream.wire.avro.Purchase;
import org.learnstream.wire.avro.PurchaseKind;
import org.learnstream.wire.avro.Review;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds on every campus, whatever the seed. */
class CampusLawsTest {
    private static final int EVENTS = 4000;

    @Property(tries = 100)
    void prerequisitesFormNoCircleAndAreOfALowerLevel(
            @ForAll long seed, @ForAll @IntRange(min = 10, max = 600) int size) {
        Map<String, Course> courses = new Campus(new CampusOptions(seed, 1, size, CampusRuns.START))
                .courses().stream().collect(Collectors.toMap(CampusEvent::key, CampusEvent::value));

        assertThat(courses).hasSize(size);
        for (Course course : courses.values()) {
            for (String before : course.getPrerequisites()) {
                Course earlier = Objects.requireNonNull(courses.get(before));
                assertThat(earlier.getCategory()).isEqualTo(course.getCategory());
                assertThat(earlier.getLevel()).isLessThan(course.getLevel());
            }
            assertThat(reaches(course.getCourseId(), course.getCourseId(), courses))
                    .isFalse();
            assertThat(course.getLevel()).isNotEqualTo(CourseLevel.UNKNOWN);
        }
    }

    @Property(tries = 40)
    void timeNeverGoesBackAndIdentifiersAreUnique(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int learners) {
        List<CampusEvent<?>> events = run(seed, learners);

        long time = CampusRuns.START;
        Set<String> identifiers = new HashSet<>();
        for (CampusEvent<?> event : events) {
            assertThat(event.time()).isGreaterThanOrEqualTo(time);
            time = event.time();
            assertThat(identifiers.add(event.eventId())).isTrue();
            assertThat(event.eventId().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
            assertThat(event.value().get("user_id")).isEqualTo(event.key());
            assertThat(event.value().get("event_time")).isEqualTo(event.time());
        }
    }

    @Property(tries = 40)
    void progressFollowsAPurchaseAndNeverGoesBack(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int learners) {
        Set<List<String>> owned = new HashSet<>();
        Map<List<String>, Double> reached = new HashMap<>();
        int steps = 0;
        for (CampusEvent<?> event : run(seed, learners)) {
            if (event.value() instanceof Purchase purchase) {
                List<String> pair = List.of(purchase.getUserId(), purchase.getCourseId());
                boolean changed = purchase.getKind() == PurchaseKind.PURCHASE ? owned.add(pair) : owned.remove(pair);
                assertThat(changed).isTrue();
            } else if (event.value() instanceof Progress progress) {
                List<String> pair = List.of(progress.getUserId(), progress.getCourseId());
                assertThat(owned).contains(pair);
                assertThat(progress.getFraction()).isBetween(Math.max(reached.getOrDefault(pair, 0.0), 1e-9), 1.0);
                assertThat(progress.getSeconds()).isBetween(0, 86_400);
                reached.put(pair, progress.getFraction());
                steps++;
            }
        }
        assertThat(steps).isPositive();
    }

    @Property(tries = 40)
    void refundsFollowTheirPurchaseSoonAndOnce(@ForAll long seed, @ForAll @IntRange(min = 20, max = 80) int learners) {
        Map<String, Purchase> orders = new HashMap<>();
        Set<String> refunded = new HashSet<>();
        for (Purchase purchase : CampusRuns.records(run(seed, learners), Purchase.class)) {
            assertThat(purchase.getAmountMinor()).isNotNegative();
            assertThat(purchase.getCurrency()).matches("[A-Z]{3}");
            if (purchase.getKind() == PurchaseKind.PURCHASE) {
                assertThat(orders.put(purchase.getOrderId(), purchase)).isNull();
                continue;
            }
            assertThat(refunded.add(purchase.getOrderId())).isTrue();
            Purchase bought = Objects.requireNonNull(orders.get(purchase.getOrderId()));
            assertThat(purchase.getCourseId()).isEqualTo(bought.getCourseId());
            assertThat(purchase.getAmountMinor())
                    .isEqualTo(bought.getAmountMinor())
                    .isPositive();
            assertThat(purchase.getEventTime() - bought.getEventTime()).isBetween(1L, TimeUnit.DAYS.toMillis(14));
        }
        assertThat(orders).isNotEmpty();
    }

    @Property(tries = 40)
    void reviewsFollowProgressAndAreGivenOnce(@ForAll long seed, @ForAll @IntRange(min = 20, max = 80) int learners) {
        Map<List<String>, Double> reached = new HashMap<>();
        Set<List<String>> reviewed = new HashSet<>();
        for (CampusEvent<?> event : run(seed, learners)) {
            if (event.value() instanceof Progress progress) {
                reached.put(List.of(progress.getUserId(), progress.getCourseId()), progress.getFraction());
            } else if (event.value() instanceof Review review) {
                List<String> pair = List.of(review.getUserId(), review.getCourseId());
                assertThat(reviewed.add(pair)).isTrue();
                assertThat(reached.getOrDefault(pair, 0.0)).isGreaterThanOrEqualTo(0.3);
                assertThat(review.getStars()).isBetween(1, 5);
                assertThat(review.getText() == null).isEqualTo(review.getLanguage() == null);
            } else if (event.value() instanceof Discussion discussion) {
                assertThat(reached).containsKey(List.of(discussion.getUserId(), discussion.getCourseId()));
                assertThat(discussion.getText() == null).isEqualTo(discussion.getLanguage() == null);
            }
        }
        assertThat(reached).isNotEmpty();
    }

    @Property(tries = 40)
    void everyLearnerRegistersFirstAndActsOnPublishedCoursesOnly(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 80) int learners) {
        Campus campus = new Campus(CampusRuns.options(seed, learners));
        Set<String> published = campus.courses().stream()
                .filter(course -> course.value().getPublished())
                .map(CampusEvent::key)
                .collect(Collectors.toSet());
        Set<String> registered =
                campus.registrations().map(CampusEvent::key).collect(Collectors.toCollection(HashSet::new));
        assertThat(registered).hasSize(learners);
        assertThat(campus.registrations()).allMatch(event -> event.time() > 0 && event.time() < CampusRuns.START);

        for (CampusEvent<?> event : CampusRuns.take(campus, EVENTS)) {
            if (event.value() instanceof LearnerRegistration registration) {
                assertThat(registered.add(registration.getUserId())).isTrue();
                assertThat(registration.getCountry()).matches("[A-Z]{2}");
            } else {
                assertThat(registered).contains(event.key());
            }
            if (event.value() instanceof Click click && click.getCourseId() != null) {
                assertThat(published).contains(click.getCourseId());
            } else if (event.value() instanceof Purchase purchase) {
                assertThat(published).contains(purchase.getCourseId());
            }
        }
    }

    private static List<CampusEvent<?>> run(long seed, int learners) {
        return CampusRuns.take(new Campus(CampusRuns.options(seed, learners)), EVENTS);
    }

    private static boolean reaches(String from, String to, Map<String, Course> courses) {
        for (String before : Objects.requireNonNull(courses.get(from)).getPrerequisites()) {
            if (before.equals(to) || reaches(before, to, courses)) {
                return true;
            }
        }
        return false;
    }
}
