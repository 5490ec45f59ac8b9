package org.learnstream.domain.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.learner.Activity.Exclusion;
import org.learnstream.domain.learner.Activity.Money;
import org.learnstream.domain.learner.Activity.Origin;
import org.learnstream.oracle.BatchAffinities;

import static org.assertj.core.api.Assertions.assertThat;

/** What single activities say, by example, and by the definition on many small random histories. */
final class LearnerEvidenceTest {
    private static final Money MONEY = new Money(100, "EUR");
    private static final long DAY = 86_400_000L;

    private static Origin at(long time) {
        return new Origin("e" + time, "u", time, null);
    }

    private static AffinityVector after(Activity... activities) {
        LearnerEvidence evidence = LearnerEvidence.EMPTY;
        for (Activity activity : activities) {
            evidence = evidence.with(activity);
        }
        return evidence.affinities(EvidenceLevels.DEFAULT);
    }

    private static Affinity only(Activity... activities) {
        List<Affinity> entries = after(activities).entries();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    @Test
    void shouldTellTheAffinityToOneCourseAsItIsAmongAll() {
        LearnerEvidence evidence = LearnerEvidence.EMPTY
                .with(new Activity.Viewed(at(5), "b"))
                .with(new Activity.Progressed(at(7), "a", 0.3, Activity.Work.OTHER));

        assertThat(evidence.affinity("a", EvidenceLevels.DEFAULT)).isEqualTo(new Affinity("a", 30, true, 7, 7));
        assertThat(evidence.affinity("b", EvidenceLevels.DEFAULT)).isEqualTo(new Affinity("b", 10, false, 5, 5));
        assertThat(evidence.affinity("c", EvidenceLevels.DEFAULT)).isNull();
    }

    @Test
    void shouldBeItselfWhenAnActivityTellsNothingNew() {
        LearnerEvidence evidence = LearnerEvidence.EMPTY.with(new Activity.Viewed(at(5), "b"));

        assertThat(evidence.with(new Activity.Viewed(at(9), "b"))).isSameAs(evidence);
    }

    @Test
    void shouldIgnoreActivityOfNoCourse() {
        assertThat(after(new Activity.Viewed(at(5), null)).entries()).isEmpty();
    }

    @Test
    void shouldRaiseAViewWhenTheLearnerReturnsOnAnotherDay() {
        assertThat(only(new Activity.Viewed(at(5), "a"))).isEqualTo(new Affinity("a", 10, false, 5, 5));
        assertThat(only(new Activity.Viewed(at(5), "a"), new Activity.Viewed(at(DAY - 1), "a")))
                .isEqualTo(new Affinity("a", 10, false, 5, 5));
        assertThat(only(new Activity.Viewed(at(5), "a"), new Activity.Viewed(at(DAY), "a")))
                .isEqualTo(new Affinity("a", 20, false, 5, 5));
        assertThat(only(new Activity.Viewed(at(DAY), "a"), new Activity.Viewed(at(5), "a")))
                .isEqualTo(new Affinity("a", 20, false, 5, 5));
    }

    @Test
    void shouldReachALevelAtEachStepOfProgress() {
        assertThat(only(new Activity.Progressed(at(1), "a", null, Activity.Work.OTHER)))
                .isEqualTo(new Affinity("a", 20, true, 1, 1));
        assertThat(only(new Activity.Progressed(at(1), "a", 0.24, Activity.Work.OTHER))
                        .tenths())
                .isEqualTo(20);
        assertThat(only(new Activity.Progressed(at(1), "a", 0.25, Activity.Work.OTHER))
                        .tenths())
                .isEqualTo(30);
        assertThat(only(new Activity.Progressed(at(1), "a", 0.74, Activity.Work.OTHER))
                        .tenths())
                .isEqualTo(30);
        assertThat(only(new Activity.Progressed(at(1), "a", 0.75, Activity.Work.OTHER))
                        .tenths())
                .isEqualTo(45);
        assertThat(only(new Activity.Progressed(at(1), "a", 0.99, Activity.Work.OTHER))
                        .tenths())
                .isEqualTo(45);
        assertThat(only(new Activity.Progressed(at(1), "a", 1.0, Activity.Work.OTHER))
                        .tenths())
                .isEqualTo(50);
    }

    @Test
    void shouldTakeAPurchaseBackByALaterRefundAndGiveItAgainByALaterPurchase() {
        Activity bought = new Activity.Purchased(at(1), "a", "o", MONEY);
        Activity refunded = new Activity.Refunded(at(2), "a", "o", MONEY);
        Activity boughtAgain = new Activity.Purchased(at(3), "a", "p", MONEY);

        assertThat(only(bought)).isEqualTo(new Affinity("a", 40, true, 1, 1));
        assertThat(only(bought, refunded)).isEqualTo(new Affinity("a", 0, true, 1, 2));
        assertThat(only(refunded, bought)).isEqualTo(new Affinity("a", 0, true, 1, 2));
        assertThat(only(bought, refunded, boughtAgain)).isEqualTo(new Affinity("a", 40, true, 1, 3));
        assertThat(only(refunded)).isEqualTo(new Affinity("a", 0, false, 2, 2));
    }

    @Test
    void shouldFollowTheNewestRatingAndTheHigherOneOfTwoAtATime() {
        Activity two = new Activity.Rated(at(2), "a", 2);
        Activity fourLater = new Activity.Rated(at(3), "a", 4);
        Activity fiveLater = new Activity.Rated(at(3), "a", 5);

        assertThat(only(two, fourLater).tenths()).isEqualTo(40);
        assertThat(only(fourLater, two).tenths()).isEqualTo(40);
        assertThat(only(fiveLater, fourLater).tenths()).isEqualTo(50);
        assertThat(only(fourLater, fiveLater).tenths()).isEqualTo(50);
    }

    @Test
    void shouldKeepTheEarliestTimeOfEachStep() {
        Activity early = new Activity.Discussed(at(3), "a");
        Activity late = new Activity.Discussed(at(9), "a");

        assertThat(only(late, early)).isEqualTo(new Affinity("a", 20, false, 3, 3));
        assertThat(only(early, late)).isEqualTo(new Affinity("a", 20, false, 3, 3));
    }

    @Test
    void shouldExcludeACourseUntilAllThatExcludedItIsWithdrawn() {
        Activity bored = new Activity.Excluded(at(2), "a", Exclusion.NOT_INTERESTED, false);
        Activity forbidden = new Activity.Excluded(at(3), "a", Exclusion.FORBIDDEN, false);
        Activity notBored = new Activity.Excluded(at(4), "a", Exclusion.NOT_INTERESTED, true);
        Activity allowed = new Activity.Excluded(at(3), "a", Exclusion.FORBIDDEN, true);
        Activity allowedLater = new Activity.Excluded(at(5), "a", Exclusion.FORBIDDEN, true);

        assertThat(only(bored)).isEqualTo(new Affinity("a", 0, false, 2, 2, true));
        assertThat(only(notBored, bored)).isEqualTo(new Affinity("a", 0, false, 4, 4, false));
        assertThat(only(bored, forbidden, notBored)).isEqualTo(new Affinity("a", 0, false, 3, 4, true));
        assertThat(only(allowed, forbidden).excluded()).isTrue();
        assertThat(only(forbidden, allowedLater).excluded()).isFalse();
    }

    @Test
    void shouldKeepAffinityAndTimesWhenACourseIsExcluded() {
        Activity viewed = new Activity.Viewed(at(5), "a");
        Activity bored = new Activity.Excluded(at(9), "a", Exclusion.NOT_INTERESTED, false);

        assertThat(only(viewed, bored)).isEqualTo(new Affinity("a", 10, false, 5, 5, true));
        assertThat(only(bored, viewed)).isEqualTo(new Affinity("a", 10, false, 5, 5, true));
    }

    @Test
    void shouldOrderCoursesNewestFirstThenById() {
        AffinityVector vector = after(
                new Activity.Discussed(at(5), "b"),
                new Activity.Discussed(at(7), "d"),
                new Activity.Discussed(at(5), "a"),
                new Activity.Discussed(at(6), "c"));

        assertThat(vector.entries()).extracting(Affinity::courseId).containsExactly("d", "c", "a", "b");
    }

    @Test
    void shouldReturnTheSameInstanceWhenAnActivityTellsNothingNew() {
        LearnerEvidence evidence = LearnerEvidence.EMPTY
                .with(new Activity.Discussed(at(3), "a"))
                .with(new Activity.Purchased(at(4), "b", "o", MONEY));

        assertThat(evidence.with(new Activity.Discussed(at(4), "a"))).isSameAs(evidence);
        assertThat(evidence.with(new Activity.Purchased(at(4), "b", "o", MONEY)))
                .isSameAs(evidence);
        assertThat(evidence.with(new Activity.Viewed(at(4), null))).isSameAs(evidence);
    }

    @Test
    void shouldEqualTheDefinitionOnRandomHistories() {
        Random random = new Random(1);
        for (int round = 0; round < 300; round++) {
            List<Activity> activities = new ArrayList<>();
            for (int count = random.nextInt(15); count > 0; count--) {
                activities.add(activity(random));
            }

            assertThat(after(activities.toArray(Activity[]::new))).isEqualTo(BatchAffinities.of(activities));
        }
    }

    private static Activity activity(Random random) {
        Origin origin = at(1 + random.nextInt(6) * DAY / 2);
        String course = String.valueOf((char) ('a' + random.nextInt(3)));
        return switch (random.nextInt(6)) {
            case 0 -> new Activity.Viewed(origin, course);
            case 1 -> new Activity.Progressed(origin, course, random.nextInt(5) / 4.0, Activity.Work.OTHER);
            case 2 -> new Activity.Purchased(origin, course, "o", MONEY);
            case 3 -> new Activity.Refunded(origin, course, "o", MONEY);
            case 4 -> new Activity.Rated(origin, course, 1 + random.nextInt(5));
            default -> new Activity.Discussed(origin, course);
        };
    }
}
