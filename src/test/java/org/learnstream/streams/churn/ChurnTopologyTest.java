package org.learnstream.streams.churn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.domain.churn.InactivityWindow.Closed;
import org.learnstream.domain.churn.InactivityWindow.Returned;
import org.learnstream.domain.churn.InactivityWindow.Turn;
import org.learnstream.oracle.BatchWindows;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.testkit.Published;
import org.learnstream.wire.AvroCodec;
import org.learnstream.wire.ChurnRecords;
import org.learnstream.wire.avro.ChurnAlert;
import org.learnstream.wire.avro.ChurnAlertKind;
import org.learnstream.wire.avro.ChurnExample;
import org.learnstream.wire.avro.ChurnState;
import org.learnstream.wire.avro.Consent;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.ProcessingDriver.NOW;

/** Who is told of, and when, by both clocks. */
final class ChurnTopologyTest {
    private static final long DAY = 86_400_000L;
    private static final InactivityThresholds WEEK_AND_MONTH = new InactivityThresholds(7 * DAY, 30 * DAY);
    private static final AvroCodec<Watermark> WATERMARKS = AvroCodec.of(Watermark.class);

    private ProcessingDriver driver = new ProcessingDriver(Map.of());
    private int events;

    @AfterEach
    void close() {
        driver.close();
    }

    private void replays() {
        driver.close();
        driver = new ProcessingDriver(Map.of("churn.clock", "replay", "churn.check-budget", "PT10S"));
    }

    private void view(String learner, long time) {
        driver.send(
                Topics.CLICKS,
                learner,
                Events.click("e" + events++, learner, "c", time).build());
    }

    private void study(String learner, long time) {
        driver.send(
                Topics.PROGRESS,
                learner,
                Events.progress("e" + events++, learner, "c", time, null).build());
    }

    private void reach(long time) {
        Topics.INPUTS.forEach(topic -> reach(topic, time));
    }

    private void reach(Topic<?> topic, long time) {
        driver.sendBytes(topic, null, WATERMARKS.encode(new Watermark(time)));
    }

    private List<ChurnAlert> alerts() {
        return driver.read(Topics.CHURN_ALERTS).stream()
                .map(alert -> alert.value)
                .toList();
    }

    private List<ChurnState> states() {
        return driver.read(Topics.CHURN_STATES).stream()
                .map(state -> state.value)
                .toList();
    }

    private static Turn turn(ChurnAlert alert) {
        ChurnLevel level = ChurnRecords.fromAvro(alert.getLevel());
        return alert.getKind() == ChurnAlertKind.RECOVERED
                ? new Returned(alert.getWindowOpened(), alert.getWindowClosed(), level)
                : new Closed(alert.getWindowOpened(), alert.getWindowClosed(), level);
    }

    @Test
    void shouldTellOfSilenceWhenNothingHappensAnyMoreAnywhere() {
        // given
        view("u", NOW);
        driver.pass(Duration.ofDays(7).minusMillis(1));
        assertThat(alerts()).isEmpty();

        // when
        driver.pass(Duration.ofMinutes(1));
        List<ChurnAlert> atRisk = alerts();
        driver.pass(Duration.ofDays(23));
        List<ChurnAlert> gone = alerts();
        driver.pass(Duration.ofDays(300));

        // then
        assertThat(atRisk).hasSize(1);
        ChurnAlert alert = atRisk.get(0);
        assertThat(alert.getUserId()).isEqualTo("u");
        assertThat(alert.getKind()).isEqualTo(ChurnAlertKind.AT_RISK);
        assertThat(turn(alert)).isEqualTo(new Closed(NOW, NOW + 7 * DAY, ChurnLevel.AT_RISK));
        assertThat(gone).hasSize(1);
        assertThat(gone.get(0).getAlertId()).isEqualTo(alert.getAlertId());
        assertThat(turn(gone.get(0))).isEqualTo(new Closed(NOW, NOW + 30 * DAY, ChurnLevel.GONE));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void shouldTellOfReturnAtOnceWhenLearnerComesBackAfterAlert() {
        // given
        view("u", NOW);
        driver.pass(Duration.ofDays(8));
        String alertId = alerts().get(0).getAlertId();

        // when
        study("u", NOW + 8 * DAY);

        // then
        List<ChurnAlert> recoveries = alerts();
        assertThat(recoveries).hasSize(1);
        assertThat(recoveries.get(0).getAlertId()).isEqualTo(alertId);
        assertThat(recoveries.get(0).getKind()).isEqualTo(ChurnAlertKind.RECOVERED);
        assertThat(turn(recoveries.get(0))).isEqualTo(new Returned(NOW, NOW + 8 * DAY, ChurnLevel.AT_RISK));
        driver.pass(Duration.ofDays(7).plusMinutes(1));
        assertThat(alerts()).extracting(ChurnAlert::getWindowOpened).containsExactly(NOW + 8 * DAY);
    }

    @Test
    void shouldTellNothingWhenLearnerKeepsComing() {
        // when
        for (int day = 0; day < 40; day += 5) {
            view("u", NOW + day * DAY);
            driver.pass(Duration.ofDays(5));
        }

        // then
        assertThat(alerts()).isEmpty();
    }

    @Test
    void shouldTakeAlertBackAndRaiseTheRightOneWhenEventInClosedWindowComesLate() {
        // given
        view("u", NOW);
        driver.pass(Duration.ofDays(12));
        assertThat(alerts()).hasSize(1);

        // when
        study("u", NOW + 3 * DAY);
        List<ChurnAlert> atOnce = alerts();
        driver.pass(Duration.ofSeconds(11));

        // then
        assertThat(atOnce)
                .extracting(ChurnTopologyTest::turn)
                .containsExactly(new Returned(NOW, NOW + 3 * DAY, ChurnLevel.AT_RISK));
        assertThat(alerts())
                .extracting(ChurnTopologyTest::turn)
                .containsExactly(new Closed(NOW + 3 * DAY, NOW + 10 * DAY, ChurnLevel.AT_RISK));
    }

    @Test
    void shouldCloseNoWindowByTheWallClockWhenBacklogIsWorkedOff() {
        // given
        view("u", NOW - 5 * DAY);
        view("v", NOW - 19 * DAY);

        // when
        driver.pass(Duration.ofSeconds(9));
        List<ChurnAlert> meanwhile = alerts();
        view("u", NOW - DAY);
        driver.pass(Duration.ofSeconds(11));

        // then
        assertThat(meanwhile).isEmpty();
        assertThat(alerts()).extracting(ChurnAlert::getUserId).containsExactly("v");
    }

    @Test
    void shouldPublishStateOncePerDayAndWithEachLevel() {
        // when
        view("u", NOW);
        view("u", NOW + 1);
        driver.pass(Duration.ofDays(1));
        study("u", NOW + DAY);
        driver.pass(Duration.ofDays(8).plusMinutes(1));

        // then
        List<ChurnState> states = states();
        assertThat(states).extracting(state -> state.getLevel().name()).containsExactly("ACTIVE", "ACTIVE", "AT_RISK");
        ChurnState last = states.get(2);
        assertThat(last.getLastActivity()).isEqualTo(NOW + DAY);
        assertThat(last.getFirstActivity()).isEqualTo(NOW);
        assertThat(last.getAlertId()).isEqualTo(alerts().get(0).getAlertId());
        assertThat(ChurnRecords.presence(last).total()).isEqualTo(3);
        assertThat(last.getCoursesInProgress()).containsExactly("c");
    }

    @Test
    void shouldHoldThresholdsOfSegmentWhenTheyAreSet() {
        // given
        driver.close();
        driver = new ProcessingDriver(Map.of("churn.segments", "short=P2D/P4D"));
        view("u", NOW);
        driver.send(Topics.CLICKS, "v", Events.click("x", "v", null, NOW).build());

        // when
        driver.pass(Duration.ofDays(3));

        // then
        assertThat(alerts()).extracting(ChurnAlert::getUserId).containsExactly("u");
    }

    @Test
    void shouldFollowRhythmWhenThresholdsAdapt() {
        // given
        driver.close();
        driver = new ProcessingDriver(
                Map.of("churn.adaptive", "true", "churn.adaptive-pauses", "3", "churn.adaptive-shortest", "P2D"));
        for (int day = 0; day < 6; day++) {
            view("u", NOW + day * DAY);
            driver.pass(Duration.ofDays(1));
        }
        assertThat(alerts()).isEmpty();

        // when
        driver.pass(Duration.ofDays(1).plusMinutes(1));

        // then
        assertThat(alerts())
                .extracting(ChurnTopologyTest::turn)
                .containsExactly(new Closed(NOW + 5 * DAY, NOW + 7 * DAY, ChurnLevel.AT_RISK));
    }

    @Test
    void shouldWaitForSilentTopicWhenItsWatermarkIsMissing() {
        // given
        replays();
        long start = NOW - 300 * DAY;
        view("u", start);
        Topics.INPUTS.stream()
                .filter(topic -> !topic.equals(Topics.REVIEWS))
                .forEach(topic -> reach(topic, start + 9 * DAY));
        driver.pass(Duration.ofDays(60));
        List<ChurnAlert> before = alerts();

        // when
        reach(Topics.REVIEWS, start + 8 * DAY);
        driver.pass(Duration.ofSeconds(1));

        // then
        assertThat(before).isEmpty();
        assertThat(alerts())
                .extracting(ChurnTopologyTest::turn)
                .containsExactly(new Closed(start, start + 7 * DAY, ChurnLevel.AT_RISK));
    }

    @Test
    void shouldTellWhatBatchTellsWhenEventsOfReplayComeInAnyOrderBetweenWatermarks() {
        // given
        replays();
        Random random = new Random(4);
        long start = (NOW / DAY - 300) * DAY;
        List<KeyValue<String, Long>> history = new ArrayList<>();
        for (int learner = 0; learner < 40; learner++) {
            long time = start + random.nextInt((int) (20 * DAY / 1_000)) * 1_000L;
            for (int at = random.nextInt(12); at >= 0; at--) {
                history.add(new KeyValue<>("u" + learner, time));
                time += random.nextInt(3) == 0 ? random.nextInt(50) * DAY : random.nextInt((int) DAY);
            }
        }
        history.sort(java.util.Comparator.comparingLong(event -> event.value));
        long end = history.get(history.size() - 1).value + 35 * DAY;
        List<ChurnAlert> told = new ArrayList<>();

        // when
        int from = 0;
        for (long mark = start + DAY; from < history.size(); mark += DAY) {
            List<KeyValue<String, Long>> day = new ArrayList<>();
            while (from < history.size() && history.get(from).value < mark) {
                day.add(history.get(from++));
            }
            java.util.Collections.shuffle(day, random);
            for (KeyValue<String, Long> event : day) {
                if (random.nextBoolean()) {
                    view(event.key, event.value);
                } else {
                    study(event.key, event.value);
                }
            }
            reach(mark - 1);
            driver.pass(Duration.ofSeconds(1));
            told.addAll(alerts());
        }
        reach(end);
        driver.pass(Duration.ofSeconds(1));
        told.addAll(alerts());

        // then
        for (int learner = 0; learner < 40; learner++) {
            String id = "u" + learner;
            List<Long> times = history.stream()
                    .filter(event -> event.key.equals(id))
                    .map(event -> event.value)
                    .toList();
            assertThat(told.stream()
                            .filter(alert -> alert.getUserId().equals(id))
                            .map(ChurnTopologyTest::turn)
                            .toList())
                    .isEqualTo(BatchWindows.turns(times, WEEK_AND_MONTH, end));
        }
        assertThat(told).hasSizeGreaterThan(40);
    }

    @Test
    void shouldGiveOneExampleInEachHorizonWhileLearnerIsThere() {
        // given
        replays();
        long start = (NOW / DAY - 300) * DAY;
        for (int day = 0; day < 25; day++) {
            view("u", start + day * DAY + 1_000);
        }

        // when
        reach(start + 120 * DAY);
        driver.pass(Duration.ofSeconds(1));

        // then
        List<KeyValue<String, ChurnExample>> told = driver.read(Topics.CHURN_EXAMPLES);
        assertThat(told).extracting(example -> example.key).containsOnly("");
        List<ChurnExample> examples =
                told.stream().map(example -> example.value).toList();
        assertThat(examples).extracting(ChurnExample::getUserId).containsOnly("");
        long first = examples.get(0).getDay();
        assertThat(first).isBetween(start / DAY, start / DAY + 9);
        assertThat(examples)
                .extracting(ChurnExample::getDay)
                .startsWith(first, first + 11, first + 22)
                .allMatch(day -> (day - first) % 11 == 0 && day < start / DAY + 24 + 30);
        assertThat(examples)
                .extracting(ChurnExample::getStayedAway)
                .isEqualTo(examples.stream()
                        .map(example -> example.getDay() >= start / DAY + 24)
                        .toList());
    }

    @Test
    void shouldGiveProbabilityAndReasonsWhenEnoughWasLearnt() {
        // given
        replays();
        long start = (NOW / DAY - 300) * DAY;
        for (int day = 0; day < 60; day++) {
            for (int learner = 0; learner < 60; learner++) {
                boolean diligent = learner % 2 == 0;
                if (diligent ? (day + learner) % 3 == 0 : day == learner % 20) {
                    study("u" + learner, start + day * DAY + learner);
                }
            }
        }
        reach(start + 60 * DAY);
        driver.pass(Duration.ofSeconds(1));
        driver.pass(Duration.ofSeconds(5));
        alerts();

        // when
        reach(start + 100 * DAY);
        driver.pass(Duration.ofSeconds(1));

        // then
        List<ChurnAlert> alerts = alerts();
        assertThat(alerts).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.getProbability()).isBetween(0.0, 1.0);
            assertThat(alert.getModel()).startsWith("logistic/");
        });
        assertThat(alerts).anySatisfy(alert -> assertThat(alert.getReasons()).isNotEmpty());
    }

    @Test
    void shouldSuggestWhatRuleSaysWithinConsentAndCoolDown() {
        // given
        driver.close();
        driver = new ProcessingDriver(Map.of(
                "interventions.rules",
                "big | level=AT_RISK value>=4900 | offer | email | P60D | 1\nall | level=AT_RISK | nudge | in-app | P1D | 9",
                "interventions.quiet-hours",
                "",
                "interventions.interval",
                "PT0S"));
        driver.send(Topics.REGISTRATIONS, "u", consenting("u"));
        driver.send(Topics.PURCHASES, "u", Events.purchase("p", "u", "c", NOW).build());
        driver.send(Topics.PURCHASES, "v", Events.purchase("q", "v", "c", NOW).build());

        // when
        driver.pass(Duration.ofDays(8));
        List<ChurnAlert> first = alerts();
        view("u", NOW + 8 * DAY);
        driver.pass(Duration.ofDays(8));
        List<ChurnAlert> second = alerts();

        // then
        assertThat(first)
                .extracting(alert -> alert.getUserId() + " " + alert.getAction().getAction())
                .containsExactlyInAnyOrder("u offer", "v nudge");
        assertThat(second)
                .filteredOn(alert -> alert.getKind() == ChurnAlertKind.AT_RISK)
                .extracting(alert -> alert.getAction().getRule())
                .containsExactly("all");
    }

    private static LearnerRegistration consenting(String learner) {
        LearnerRegistration registration = Published.registration(learner);
        return LearnerRegistration.newBuilder(registration)
                .setConsent(Consent.newBuilder(registration.getConsent())
                        .setMessages(true)
                        .build())
                .build();
    }

    @Test
    void shouldCountWatermarksApartFromReceivedRecords() {
        // when
        reach(Topics.CLICKS, NOW);
        reach(Topics.CLICKS, NOW + DAY);

        // then
        assertThat(driver.counts())
                .containsEntry("learning.clicks/watermark", 1L)
                .containsEntry("learning.clicks/received", 1L)
                .containsEntry("learning.clicks/dead-letter-future-time", 1L);
    }
}
