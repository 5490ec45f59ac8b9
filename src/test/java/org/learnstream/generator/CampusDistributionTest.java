package org.learnstream.generator;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.Progress;
import org.learnstream.wire.avro.Purchase;
import org.learnstream.wire.avro.PurchaseKind;
import org.learnstream.wire.avro.Review;

import static org.assertj.core.api.Assertions.assertThat;

/** The campus behaves, by and large, as published figures of real ones say. */
class CampusDistributionTest {
    private static final int LEARNERS = 1500;
    private static final Campus CAMPUS = new Campus(new CampusOptions(42, LEARNERS, 500, CampusRuns.START));
    private static final List<CampusEvent<?>> EVENTS = CampusRuns.days(CAMPUS, 60);

    @Test
    void shouldConcentrateOnFewCourses() {
        // given
        List<Purchase> purchases = CampusRuns.records(EVENTS, Purchase.class);

        // when
        List<Long> byPopularity =
                purchases.stream()
                        .collect(Collectors.groupingBy(Purchase::getCourseId, Collectors.counting()))
                        .values()
                        .stream()
                        .sorted(Comparator.reverseOrder())
                        .toList();

        // then
        double most = byPopularity.stream().limit(50).mapToLong(Long::longValue).sum();
        assertThat(most / purchases.size()).isBetween(0.35, 0.75);
        assertThat(byPopularity).hasSizeGreaterThan(350);
    }

    @Test
    void shouldLoseLearnersAndSeeSomeComeBack() {
        // given
        Map<String, TreeSet<Long>> days = new HashMap<>();
        EVENTS.forEach(event -> days.computeIfAbsent(event.key(), key -> new TreeSet<>())
                .add(TimeUnit.MILLISECONDS.toDays(event.time())));

        // when
        Map<Presence, Long> founders = IntStream.range(0, LEARNERS)
                .mapToObj(number -> CAMPUS.truth(Registrar.id(number)).presence())
                .collect(Collectors.groupingBy(presence -> presence, Collectors.counting()));

        // then
        assertThat(founders.get(Presence.LEFT)).isBetween(LEARNERS * 3L / 10, LEARNERS * 8L / 10);
        assertThat(founders.get(Presence.AWAY)).isGreaterThan(LEARNERS / 50);
        assertThat(founders.get(Presence.ACTIVE)).isGreaterThan(LEARNERS / 10);
        assertThat(days.values().stream().filter(CampusDistributionTest::pausedForThreeWeeks))
                .hasSizeGreaterThan(LEARNERS / 50);
    }

    @Test
    void shouldCompleteAboutOneCourseInSix() {
        // given
        Map<List<String>, Double> reached = new HashMap<>();

        // when
        CampusRuns.records(EVENTS, Progress.class)
                .forEach(step -> reached.put(List.of(step.getUserId(), step.getCourseId()), step.getFraction()));

        // then
        double complete =
                reached.values().stream().filter(fraction -> fraction == 1).count();
        assertThat(complete / reached.size()).isBetween(0.08, 0.3);
    }

    @Test
    void shouldRefundFewPurchases() {
        // given
        List<Purchase> purchases = CampusRuns.records(EVENTS, Purchase.class);

        // when
        double refunds = purchases.stream()
                .filter(purchase -> purchase.getKind() == PurchaseKind.REFUND)
                .count();

        // then
        assertThat(refunds / purchases.size()).isBetween(0.005, 0.08);
    }

    @Test
    void shouldTakeCoursesOfTheSubjectsThatTheyLike() {
        // given
        Map<String, String> category = CAMPUS.courses().stream()
                .map(CampusEvent::value)
                .collect(Collectors.toMap(Course::getCourseId, Course::getCategory));
        List<Purchase> purchases = CampusRuns.records(EVENTS, Purchase.class);

        // when
        double liking = purchases.stream()
                .mapToDouble(purchase ->
                        CAMPUS.truth(purchase.getUserId()).taste().get(category.get(purchase.getCourseId())))
                .average()
                .orElseThrow();

        // then: chance alone would give 1 / 25
        assertThat(liking).isGreaterThan(0.2);
    }

    @Test
    void shouldWriteWithTheSentimentOfTheStars() {
        // given
        Vocabulary.Phrases phrases = Vocabulary.load().phrases();
        List<Review> reviews = CampusRuns.records(EVENTS, Review.class).stream()
                .filter(review -> review.getText() != null)
                .toList();

        // when
        Map<Integer, Long> byStars =
                reviews.stream().collect(Collectors.groupingBy(Review::getStars, TreeMap::new, Collectors.counting()));

        // then
        assertThat(byStars).containsOnlyKeys(1, 2, 3, 4, 5);
        assertThat(byStars.get(5)).isGreaterThan(byStars.get(2));
        assertThat(reviews)
                .allSatisfy(review -> assertThat(review.getText())
                        .matches(text -> patterns(phrases, review)
                                .anyMatch(phrase -> phrase.matcher(text).matches())));
        assertThat(reviews.stream().filter(review -> "zh".equals(review.getLanguage())))
                .isNotEmpty();
    }

    private static Stream<Pattern> patterns(Vocabulary.Phrases phrases, Review review) {
        Mood mood = review.getStars() < 3 ? Mood.NEGATIVE : review.getStars() == 3 ? Mood.NEUTRAL : Mood.POSITIVE;
        return phrases.in("zh".equals(review.getLanguage())).reviews().of(mood).stream()
                .map(phrase -> Pattern.compile(Pattern.quote(phrase).replaceAll("\\{[a-z]+}", "\\\\E.+\\\\Q")));
    }

    private static boolean pausedForThreeWeeks(NavigableSet<Long> days) {
        return days.stream().anyMatch(day -> {
            Long next = days.higher(day);
            return next != null && next - day >= 21;
        });
    }
}
