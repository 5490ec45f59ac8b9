package org.learnstream.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.dataset.Kdd2015;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.oracle.ToldAlert;
import org.learnstream.replay.Kdd2015Replay;
import org.learnstream.replay.ProcessingLag;
import org.learnstream.replay.Replay;
import org.learnstream.replay.ReplayOptions;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.RealData;
import org.learnstream.testkit.Records;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A replay of KDD Cup 2015 through a real broker, by its own clock: the alerts are those that all events at once give.
 *
 * <p>It takes the first events only; the system property {@code LEARNSTREAM_CHURN_EVENTS} says how many, 3242713 for all.
 */
final class ChurnReplayIT {
    private static final long EVENTS = Long.getLong("LEARNSTREAM_CHURN_EVENTS", 300_000);
    private static final long MONTH = Duration.ofDays(30).toMillis();
    private static final InactivityThresholds WEEK_AND_MONTH =
            new InactivityThresholds(Duration.ofDays(7).toMillis(), MONTH);
    private static final Duration LONGEST = Duration.ofMinutes(20);
    /** What is compared are alerts: slates are made in the cheapest way. */
    private static final Map<String, String> SETTINGS = Map.of(
            "streams.threads", "2",
            "recommend.recommender", "item-cosine-recency",
            "recommend.sweep-interval", "PT0S",
            "bandit.enabled", "false",
            "solve.enabled", "false",
            "hybrid.share", "0");

    @Test
    void shouldEndWithTheAlertsOfTheBatchWhenHistoryIsReplayed() throws InterruptedException {
        // given
        Kdd2015Replay source = Kdd2015Replay.of(Kdd2015.in(RealData.require("kdd2015")));
        Set<ToldAlert> expected = expected(source);
        Settings wanted = SettingsLoader.load(null, Map.of(), SETTINGS).forReplay();
        try (EmbeddedInstance instance = EmbeddedInstance.startTemporary(wanted)) {
            assertThat(instance.app().awaitReady(LONGEST)).isTrue();

            // when
            long started = System.nanoTime();
            new Replay(source, new ReplayOptions(EVENTS, 0)).run(instance.settings(), sent -> {});
            try (ProcessingLag lag = ProcessingLag.connect(instance.settings())) {
                lag.awaitNone(processed -> {});
            }
            double processed = (System.nanoTime() - started) / 1e9;

            // then: what was due at the last watermark is told of within a few looks
            Records records = new Records(instance.settings().kafka().bootstrapServers());
            Eventually.holds(
                    LONGEST,
                    () -> records.alerts().size() >= expected.size(),
                    () -> records.alerts().size() + " alerts of " + expected.size());
            List<ToldAlert> told = records.alerts();
            System.out.printf(
                    "%,d events processed in %.1f s, %,d alerts told of after %.1f s%n",
                    Math.min(EVENTS, source.eventsSize()), processed, told.size(), (System.nanoTime() - started) / 1e9);
            assertTold(told, expected);
        }
    }

    private static Set<ToldAlert> expected(Kdd2015Replay source) {
        Map<String, List<Long>> times = new HashMap<>();
        AtomicLong last = new AtomicLong();
        source.events().limit(EVENTS).forEach(event -> {
            times.computeIfAbsent(event.key(), learner -> new ArrayList<>()).add(event.time());
            last.set(event.time());
        });
        return ToldAlert.expected(times, WEEK_AND_MONTH, last.get() + MONTH);
    }

    private static void assertTold(List<ToldAlert> told, Set<ToldAlert> expected) {
        Set<ToldAlert> distinct = new HashSet<>(told);
        Set<ToldAlert> missing = new HashSet<>(expected);
        missing.removeAll(distinct);
        Set<ToldAlert> unexpected = new HashSet<>(distinct);
        unexpected.removeAll(expected);
        assertThat(missing).as("missing").isEmpty();
        assertThat(unexpected).as("unexpected").isEmpty();
        assertThat(told).as("told, with repetitions").hasSameSizeAs(distinct);
    }
}
