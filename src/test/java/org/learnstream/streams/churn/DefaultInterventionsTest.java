package org.learnstream.streams.churn;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.testkit.Published;
import org.learnstream.wire.AvroCodec;
import org.learnstream.wire.avro.ChurnAlert;
import org.learnstream.wire.avro.Consent;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.ProcessingDriver.NOW;

/** What each of the rules that are there by default suggests, from the event to the alert. */
final class DefaultInterventionsTest {
    private static final AvroCodec<Watermark> WATERMARKS = AvroCodec.of(Watermark.class);
    private static final long DAY = ActiveDay.MILLIS;
    private static final long START = (NOW / DAY - 300) * DAY;
    /** Days in which it can be learnt who stays away. */
    private static final int LESSONS = 60;

    private final ProcessingDriver driver =
            new ProcessingDriver(Map.of("churn.clock", "replay", "churn.check-budget", "PT10S"));
    private int events;

    @AfterEach
    void close() {
        driver.close();
    }

    private void study(String learner, long time) {
        driver.send(
                Topics.PROGRESS,
                learner,
                Events.progress("e" + events++, learner, "c", time, null).build());
    }

    private void buy(String learner, int times, long time) {
        for (int i = 0; i < times; i++) {
            driver.send(
                    Topics.PURCHASES,
                    learner,
                    Events.purchase("p" + events++, learner, "c" + i, time).build());
        }
    }

    private void consent(String learner) {
        LearnerRegistration registration = Published.registration(learner);
        driver.send(
                Topics.REGISTRATIONS,
                learner,
                LearnerRegistration.newBuilder(registration)
                        .setConsent(Consent.newBuilder(registration.getConsent())
                                .setMessages(true)
                                .build())
                        .build());
    }

    /** Half of the learners come every third day, the others once and never again. */
    private void teach() {
        for (int day = 0; day < LESSONS; day++) {
            for (int learner = 0; learner < 60; learner++) {
                boolean diligent = learner % 2 == 0;
                if (diligent ? (day + learner) % 3 == 0 : day == learner % 20) {
                    study("u" + learner, START + day * DAY + learner);
                }
            }
        }
        reach(START + LESSONS * DAY);
        driver.pass(Duration.ofSeconds(1));
        driver.pass(Duration.ofSeconds(5));
        driver.read(Topics.CHURN_ALERTS);
    }

    /** Returns the rule by which an action is suggested to each learner, by the time until which silence is certain. */
    private Map<String, String> suggestedAt(long time) {
        reach(time);
        driver.pass(Duration.ofSeconds(5));
        return driver.read(Topics.CHURN_ALERTS).stream()
                .map((Function<KeyValue<String, ChurnAlert>, ChurnAlert>) alert -> alert.value)
                .collect(Collectors.toMap(
                        ChurnAlert::getUserId, alert -> alert.getAction().getRule()));
    }

    private void reach(long time) {
        Topics.INPUTS.forEach(topic -> driver.sendBytes(topic, null, WATERMARKS.encode(new Watermark(time))));
    }

    @Test
    void shouldSuggestByLevelAndConsentWhenNothingIsForetoldYet() {
        // given
        consent("agreed");
        study("agreed", START);
        study("silent-about-it", START);

        // when
        Map<String, String> atRisk = suggestedAt(START + 8 * DAY);
        Map<String, String> gone = suggestedAt(START + 31 * DAY);

        // then
        assertThat(atRisk).containsOnly(Map.entry("agreed", "reminder"), Map.entry("silent-about-it", "notice"));
        assertThat(gone).containsOnly(Map.entry("agreed", "community"), Map.entry("silent-about-it", "notice"));
    }

    @Test
    void shouldSuggestByProbabilityAndValueWhenLearnersAreForetoldToStayAway() {
        // given
        teach();
        long began = START + LESSONS * DAY;
        for (String learner : new String[] {"big", "middling", "small"}) {
            consent(learner);
        }
        buy("big", 5, began);
        buy("middling", 2, began);
        buy("small", 1, began);

        // when
        Map<String, String> atRisk = suggestedAt(began + 8 * DAY);
        Map<String, String> gone = suggestedAt(began + 31 * DAY);

        // then
        assertThat(atRisk)
                .contains(
                        Map.entry("big", "slipping-away"),
                        Map.entry("middling", "slipping-away"),
                        Map.entry("small", "slipping-away"));
        assertThat(gone)
                .contains(
                        Map.entry("big", "tutor-call"),
                        Map.entry("middling", "win-back"),
                        Map.entry("small", "community"));
    }
}
