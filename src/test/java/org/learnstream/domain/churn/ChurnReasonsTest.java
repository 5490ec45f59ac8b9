package org.learnstream.domain.churn;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of a learner who came on days 100, 102, 104 and 110 and is looked at on day 113. */
final class ChurnReasonsTest {
    private static final ChurnContext CONTEXT = ChurnContext.of(new Cohort(40, Math.log1p(12), 5.25));
    private static final Presence PRESENCE = Presence.NONE
            .with(ActivityKind.PROBLEM, 100 * ActiveDay.MILLIS)
            .with(ActivityKind.PROBLEM, 102 * ActiveDay.MILLIS)
            .with(ActivityKind.PROBLEM, 104 * ActiveDay.MILLIS)
            .with(ActivityKind.VIDEO, 104 * ActiveDay.MILLIS)
            .with(ActivityKind.BROWSING, 110 * ActiveDay.MILLIS);

    private static String words(ReasonTopic topic, Presence presence, long day) {
        double[] contributions = new double[ChurnFeatures.SIZE];
        for (ChurnFeature feature : ChurnFeature.ALL) {
            contributions[feature.index()] = feature.topic() == topic ? 1 : -1;
        }
        List<ChurnReason> reasons = ChurnReasons.of(new Attribution(0, contributions), presence, day, CONTEXT, 5);
        assertThat(reasons).extracting(ChurnReason::topic).containsExactly(topic);
        return reasons.get(0).words();
    }

    @Test
    void shouldSayItInFiguresWhenTheLearnerHasDoneSomething() {
        assertThat(words(ReasonTopic.SILENCE, PRESENCE, 113)).isEqualTo("not active for 3 days; usually every 3 days");
        assertThat(words(ReasonTopic.PROBLEMS, PRESENCE, 113))
                .isEqualTo("no problem solved for 9 days; usually every 2 days");
        assertThat(words(ReasonTopic.SILENCE, PRESENCE, 104)).isEqualTo("active today; usually every 2 days");
        assertThat(words(ReasonTopic.VIDEOS, PRESENCE, 113)).isEqualTo("no video watched for 9 days");
        assertThat(words(ReasonTopic.BROWSING, PRESENCE, 110)).isEqualTo("page looked at today");
        assertThat(words(ReasonTopic.DISCUSSIONS, PRESENCE, 113)).isEqualTo("no part taken in discussions yet");
        assertThat(words(ReasonTopic.ACTIVE_DAYS, PRESENCE, 113))
                .isEqualTo("active on 1 of the last 7 days; on 3 of the 7 before");
        assertThat(words(ReasonTopic.AMOUNT, PRESENCE, 113))
                .isEqualTo("1 activity in the last 7 days; 4 in the 7 before");
        assertThat(words(ReasonTopic.RHYTHM, PRESENCE, 113)).isEqualTo("4 active days, up to 6 days apart");
        assertThat(words(ReasonTopic.COMPARISON, PRESENCE, 113))
                .isEqualTo("so far 4 active days and 5 activities; 5.3 and 12 are usual in the course");
    }

    @Test
    void shouldSaySoWhenTheLearnerHasDoneNothing() {
        assertThat(words(ReasonTopic.SILENCE, Presence.NONE, 113))
                .isEqualTo("not active yet, 1 day after the beginning");
        assertThat(words(ReasonTopic.RHYTHM, Presence.NONE, 113)).isEqualTo("no active day so far");
        assertThat(words(ReasonTopic.RHYTHM, PRESENCE, 101)).isEqualTo("one active day only so far");
        assertThat(words(ReasonTopic.REVIEWS, PRESENCE, 101)).isEqualTo("no review written yet");
        assertThat(words(ReasonTopic.STUDY, PRESENCE, 101)).isEqualTo("no other work on a course yet");
        assertThat(words(ReasonTopic.PURCHASES, PRESENCE, 101)).isEqualTo("no course bought yet");
    }

    @Test
    void shouldGiveTheStrongestFirstAndNeverTimeWhenThereAreMany() {
        // given
        double[] contributions = new double[ChurnFeatures.SIZE];
        contributions[ChurnFeature.TENURE.index()] = 9;
        contributions[ChurnFeature.RECENCY.index()] = 0.5;
        contributions[ChurnFeature.SILENCE_RATIO.index()] = 0.25;
        contributions[ChurnFeature.VIDEO.index()] = 1;
        contributions[ChurnFeature.PROBLEM.index()] = -1;
        contributions[ChurnFeature.STREAK.index()] = 0.1;
        Attribution attribution = new Attribution(0, contributions);

        // when
        List<ChurnReason> two = ChurnReasons.of(attribution, PRESENCE, 113, CONTEXT, 2);

        // then
        assertThat(two).extracting(ChurnReason::topic).containsExactly(ReasonTopic.VIDEOS, ReasonTopic.SILENCE);
        assertThat(two).extracting(ChurnReason::contribution).containsExactly(1.0, 0.75);
    }
}
