package org.learnstream.streams.count;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.count.StreamCounts.Outcome;
import org.learnstream.streams.serde.SentTime;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.wire.avro.ChurnAlertKind;
import org.learnstream.wire.avro.DeadLetterReason;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class StreamCountsTest {
    private final ProcessingDriver driver = new ProcessingDriver(
            Map.of("churn.settle", "PT1S", "churn.check-interval", "PT1M", "recommend.sweep-interval", "PT0S"));

    @AfterEach
    void close() {
        driver.close();
    }

    private void buy(String event, String learner, long time) {
        driver.send(
                Topics.PURCHASES,
                learner,
                Events.purchase(event, learner, "java", time).build());
    }

    @Test
    void shouldCountByKindAndReasonWhenRecordsComeIn() {
        // when
        buy("1", "anna", ProcessingDriver.NOW);
        buy("1", "anna", ProcessingDriver.NOW);
        buy("2", "anna", ProcessingDriver.NOW + Duration.ofDays(1).toMillis());
        driver.sendBytes(Topics.PURCHASES, "anna", "no purchase".getBytes(UTF_8));
        driver.sendBytes(Topics.COURSES, "java", "no course".getBytes(UTF_8));

        // then
        StreamCounts counts = driver.watched();
        assertThat(counts.events(Topics.PURCHASES.name(), Outcome.ACTIVITY)).isEqualTo(1);
        assertThat(counts.events(Outcome.DUPLICATE)).isEqualTo(1);
        assertThat(counts.events(Topics.CLICKS.name(), Outcome.ACTIVITY)).isZero();
        assertThat(counts.deadLetters())
                .isEqualTo(Map.of(DeadLetterReason.FUTURE_TIME, 1L, DeadLetterReason.UNDECODABLE, 1L));
        assertThat(counts.deadLetters(Topics.PURCHASES.name(), DeadLetterReason.FUTURE_TIME))
                .isEqualTo(1);
        assertThat(counts.topicsOfDeadLetters()).containsExactly(Topics.PURCHASES.name());
        assertThat(counts.skippedOf(Topics.COURSES.name())).isEqualTo(1);
        assertThat(counts.skippedOf(Topics.REGISTRATIONS.name())).isZero();
    }

    @Test
    void shouldCountALearnerOnceADayWhenTheyDoMuch() {
        // when
        buy("1", "anna", ProcessingDriver.NOW - 1_000);
        buy("2", "anna", ProcessingDriver.NOW);
        buy("3", "ben", ProcessingDriver.NOW);
        buy("4", "carl", ProcessingDriver.NOW - Duration.ofDays(3).toMillis());
        driver.pass(Duration.ofDays(1));
        buy("5", "anna", ProcessingDriver.NOW + Duration.ofDays(1).toMillis());

        // then: anna on two days and ben on one; what carl did was not of the present day
        assertThat(driver.watched().learnersOfDays()).isEqualTo(3);
    }

    @Test
    void shouldCountWindowsAndReturnsWhenTheyAreTold() {
        // given
        buy("1", "anna", ProcessingDriver.NOW);

        // when
        for (int day = 0; day < 60; day++) {
            driver.pass(Duration.ofDays(1));
        }
        buy("2", "anna", ProcessingDriver.NOW + Duration.ofDays(60).toMillis());

        // then
        StreamCounts counts = driver.watched();
        long told = driver.read(Topics.CHURN_ALERTS).size();
        assertThat(counts.turns(ChurnAlertKind.AT_RISK)).isEqualTo(1);
        assertThat(counts.turns(ChurnAlertKind.RECOVERED)).isEqualTo(1);
        assertThat(counts.turns(ChurnAlertKind.AT_RISK)
                        + counts.turns(ChurnAlertKind.GONE)
                        + counts.turns(ChurnAlertKind.RECOVERED))
                .isEqualTo(told);
        assertThat(counts.examples())
                .isEqualTo(driver.read(Topics.CHURN_EXAMPLES).size());
    }

    @Test
    void shouldSayWhenTheEventWasSentWhenItChangesAList() {
        // when
        buy("1", "anna", ProcessingDriver.NOW - Duration.ofDays(9).toMillis());

        // then: the time of the sending, whatever that of the event is
        assertThat(driver.readHeaders(Topics.RECOMMENDATIONS))
                .singleElement()
                .satisfies((Headers headers) -> assertThat(SentTime.of(headers)).hasValue(ProcessingDriver.NOW));
    }

    @Test
    void shouldSayWhenTheEventWasSentWhenItsListHadToWait() {
        // given: no time to score anybody but the first
        try (ProcessingDriver slow =
                new ProcessingDriver(Map.of("recommend.scoring-share", "1e-9", "recommend.sweep-interval", "PT0S"))) {
            for (String learner : List.of("anna", "ben")) {
                slow.send(
                        Topics.PURCHASES,
                        learner,
                        Events.purchase(learner, learner, "java", ProcessingDriver.NOW - 5_000)
                                .build());
            }
            assertThat(slow.readHeaders(Topics.RECOMMENDATIONS)).hasSize(1);

            // when
            slow.pass(Duration.ofSeconds(10));

            // then
            assertThat(slow.readHeaders(Topics.RECOMMENDATIONS))
                    .singleElement()
                    .satisfies((Headers headers) ->
                            assertThat(SentTime.of(headers)).hasValue(ProcessingDriver.NOW));
        }
    }
}
