package org.learnstream.generator;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a feed has sent.
 *
 * @param acknowledged records that the cluster acknowledged, by topic
 * @param flawed flawed records among them, by what was wrong
 * @param events events of the campus, the catalogue and the first registrations not counted
 * @param slates slates of recommendations that were offered to learners
 * @param elapsed time from the first event to the last acknowledgement
 */
public record FeedSummary(
        Map<String, Long> acknowledged, Map<Flaw, Long> flawed, long events, long slates, Duration elapsed) {
    public FeedSummary {
        acknowledged = new TreeMap<>(acknowledged);
        flawed = new TreeMap<>(flawed);
    }

    /** Returns how many events went out in a second. */
    public double eventsPerSecond() {
        return events / Math.max(1e-9, elapsed.toNanos() / 1e9);
    }
}
