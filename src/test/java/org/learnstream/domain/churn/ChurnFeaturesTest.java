package org.learnstream.domain.churn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Features by example, and that neither order nor future of the activities makes a difference. */
final class ChurnFeaturesTest {
    private static final long BEGAN = 1000;

    private record Seen(ActivityKind kind, long time) {}

    private static Presence of(List<Seen> all) {
        Presence presence = Presence.NONE;
        for (Seen seen : all) {
            presence = presence.with(seen.kind(), seen.time());
        }
        return presence;
    }

    private static Seen seen(ActivityKind kind, long day) {
        return new Seen(kind, day * ActiveDay.MILLIS + 1);
    }

    private static ChurnContext context(Cohort cohort) {
        return new ChurnContext(OptionalLong.of(BEGAN), 9, cohort);
    }

    private static double at(double[] features, ChurnFeature feature) {
        return feature.in(features);
    }

    @Test
    void shouldTellOfAbsenceWhenNothingHappened() {
        // when
        double[] features = ChurnFeatures.of(Presence.NONE, BEGAN + 20, context(new Cohort(30, 2.5, 4)));

        // then
        for (ChurnFeature feature : ChurnFeature.ALL) {
            double expected = switch (feature) {
                case TENURE, RECENCY -> 21;
                case LEAD -> 9;
                case SINCE_FIRST, GAP_MEAN, GAP_DEVIATION, GAP_LONGEST, GAP_LAST, SILENCE_RATIO, DENSITY -> -1;
                case EVENTS_COMPARED -> -2.5;
                case DAYS_COMPARED -> Math.log(0.5 / 4.5);
                default -> 0;
            };
            assertThat(at(features, feature)).as(feature.label()).isEqualTo(expected);
        }
    }

    @Test
    void shouldTellWhatHappenedWhenLearnerCameOnFiveDays() {
        // given: days 2, 3, 6, 18 and 20 of the course, on the first twice
        Presence presence = of(List.of(
                seen(ActivityKind.VIDEO, BEGAN + 2),
                seen(ActivityKind.PROBLEM, BEGAN + 2),
                seen(ActivityKind.VIDEO, BEGAN + 3),
                seen(ActivityKind.DISCUSSION, BEGAN + 6),
                seen(ActivityKind.REVIEW, BEGAN + 18),
                seen(ActivityKind.BROWSING, BEGAN + 20)));

        // when
        double[] features = ChurnFeatures.of(presence, BEGAN + 22, context(new Cohort(30, 1.5, 4)));

        // then
        assertThat(at(features, ChurnFeature.TENURE)).isEqualTo(23);
        assertThat(at(features, ChurnFeature.RECENCY)).isEqualTo(2);
        assertThat(at(features, ChurnFeature.SINCE_FIRST)).isEqualTo(20);
        assertThat(at(features, ChurnFeature.ACTIVE_DAYS)).isEqualTo(5);
        assertThat(at(features, ChurnFeature.EVENTS)).isEqualTo(Math.log1p(6));
        assertThat(at(features, ChurnFeature.BROWSING)).isEqualTo(Math.log1p(1));
        assertThat(at(features, ChurnFeature.VIDEO)).isEqualTo(Math.log1p(2));
        assertThat(at(features, ChurnFeature.PROBLEM)).isEqualTo(Math.log1p(1));
        assertThat(at(features, ChurnFeature.STUDY)).isZero();
        assertThat(at(features, ChurnFeature.DISCUSSION)).isEqualTo(Math.log1p(1));
        assertThat(at(features, ChurnFeature.PURCHASE)).isZero();
        assertThat(at(features, ChurnFeature.REVIEW)).isEqualTo(Math.log1p(1));
        assertThat(at(features, ChurnFeature.WEEK0_EVENTS)).isEqualTo(Math.log1p(2));
        assertThat(at(features, ChurnFeature.WEEK0_DAYS)).isEqualTo(2);
        assertThat(at(features, ChurnFeature.WEEK1_DAYS)).isZero();
        assertThat(at(features, ChurnFeature.WEEK2_EVENTS)).isEqualTo(Math.log1p(4));
        assertThat(at(features, ChurnFeature.WEEK2_DAYS)).isEqualTo(3);
        assertThat(at(features, ChurnFeature.WEEK4_EVENTS)).isZero();
        assertThat(at(features, ChurnFeature.DECAYED_1))
                .isCloseTo(
                        Math.log1p(0.25 + Math.pow(2, -4) + Math.pow(2, -16) + Math.pow(2, -19) + 2 * Math.pow(2, -20)),
                        within(1e-12));
        assertThat(at(features, ChurnFeature.EFFORT_7))
                .isCloseTo(
                        Math.log(2)
                                        * (Math.pow(2, -2 / 7.0)
                                                + Math.pow(2, -4 / 7.0)
                                                + Math.pow(2, -16 / 7.0)
                                                + Math.pow(2, -19 / 7.0))
                                + Math.log(3) * Math.pow(2, -20 / 7.0),
                        within(1e-12));
        assertThat(at(features, ChurnFeature.DECAYED_DAYS_30))
                .isCloseTo(
                        Math.pow(2, -2 / 30.0)
                                + Math.pow(2, -4 / 30.0)
                                + Math.pow(2, -16 / 30.0)
                                + Math.pow(2, -19 / 30.0)
                                + Math.pow(2, -20 / 30.0),
                        within(1e-12));
        assertThat(at(features, ChurnFeature.GAP_MEAN)).isEqualTo(4.5);
        assertThat(at(features, ChurnFeature.GAP_DEVIATION)).isCloseTo(Math.sqrt(158 / 4.0 - 4.5 * 4.5), within(1e-12));
        assertThat(at(features, ChurnFeature.GAP_LONGEST)).isEqualTo(12);
        assertThat(at(features, ChurnFeature.GAP_LAST)).isEqualTo(2);
        assertThat(at(features, ChurnFeature.SILENCE_RATIO)).isEqualTo(2 / 4.5);
        assertThat(at(features, ChurnFeature.STREAK)).isEqualTo(2);
        assertThat(at(features, ChurnFeature.DENSITY)).isEqualTo(5 / 19.0);
        assertThat(at(features, ChurnFeature.EVENTS_COMPARED)).isEqualTo(Math.log1p(6) - 1.5);
        assertThat(at(features, ChurnFeature.DAYS_COMPARED)).isEqualTo(Math.log(5.5 / 4.5));
    }

    @Test
    void shouldBeginWithFirstActivityAndCompareWithNobodyWhenNothingElseIsKnown() {
        // given
        Presence presence = of(List.of(seen(ActivityKind.STUDY, 7)));

        // when
        double[] features = ChurnFeatures.of(presence, 9, ChurnContext.of(Cohort.UNKNOWN));

        // then
        assertThat(at(features, ChurnFeature.TENURE)).isEqualTo(3);
        assertThat(at(features, ChurnFeature.LEAD)).isZero();
        assertThat(at(features, ChurnFeature.DENSITY)).isEqualTo(1);
        assertThat(at(features, ChurnFeature.EVENTS_COMPARED)).isZero();
        assertThat(at(features, ChurnFeature.DAYS_COMPARED)).isZero();
    }

    @Property(tries = 200)
    void shouldBeTheSameWhenActivitiesComeInAnotherOrderAndGoOnAfterwards(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 40) int count, @ForAll @IntRange(max = 30) int day) {
        // given
        Random random = new Random(seed);
        List<Seen> all = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            all.add(new Seen(
                    ActivityKind.ALL.get(random.nextInt(7)),
                    BEGAN * ActiveDay.MILLIS + (long) (random.nextDouble() * 31 * ActiveDay.MILLIS)));
        }
        List<Seen> soFar = all.stream()
                .filter(each -> ActiveDay.dayOf(each.time()) <= BEGAN + day)
                .toList();
        Collections.shuffle(all, random);

        // when
        double[] later = ChurnFeatures.of(of(all), BEGAN + day, context(Cohort.UNKNOWN));

        // then
        assertThat(later).containsExactly(ChurnFeatures.of(of(soFar), BEGAN + day, context(Cohort.UNKNOWN)));
        assertThat(later).doesNotContain(Double.NaN);
    }

    @Property(tries = 100)
    void shouldBeExactWhenLearnersOfCohortChange(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int learners) {
        // given
        Random random = new Random(seed);
        List<Presence> presences = new ArrayList<>(Collections.nCopies(learners, Presence.NONE));
        CohortSums sums = CohortSums.NONE;

        // when: each changes again and again
        for (int change = 0; change < 200; change++) {
            int learner = random.nextInt(learners);
            Presence before = presences.get(learner);
            Presence after = before.with(ActivityKind.VIDEO, random.nextInt(30) * ActiveDay.MILLIS);
            presences.set(learner, after);
            sums = sums.minus(before).plus(after);
        }

        // then
        CohortSums expected = CohortSums.NONE;
        double logarithms = 0;
        double days = 0;
        for (Presence presence : presences) {
            expected = new CohortSums(0, 0, 0).plus(presence).plus(expected);
            logarithms += Math.log1p((double) presence.total());
            days += presence.days().size();
        }
        assertThat(sums).isEqualTo(expected);
        assertThat(sums.cohort(learners + 1)).isEqualTo(Cohort.UNKNOWN);
        Cohort cohort = sums.cohort(1);
        assertThat(cohort.learners())
                .isEqualTo(presences.stream().filter(each -> !each.isEmpty()).count());
        assertThat(cohort.logEvents()).isCloseTo(logarithms / (double) cohort.learners(), within(1e-6));
        assertThat(cohort.activeDays()).isCloseTo(days / (double) cohort.learners(), within(1e-9));
    }
}
