package org.learnstream.replay;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a replay sent.
 *
 * @param sent how many records, by topic
 * @param events how many of them are events, that is neither catalogue nor registrations
 * @param duration how long sending the events took, from the first one to the cluster's last acknowledgement
 */
public record ReplaySummary(Map<String, Long> sent, long events, Duration duration) {
    public ReplaySummary {
        sent = Map.copyOf(sent);
    }

    /** Returns how many events per second the cluster took. */
    public double eventsPerSecond() {
        return duration.isZero() ? 0 : events / (duration.toNanos() / 1e9);
    }

    /** Returns a line per topic and a closing line. */
    public String text() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(sent)
                .forEach((topic, count) -> text.append(String.format(Locale.ROOT, "%-24s %,12d%n", topic, count)));
        return text.append(String.format(
                        Locale.ROOT,
                        "%,d events in %.1f s, %,.0f events/s%n",
                        events,
                        duration.toNanos() / 1e9,
                        eventsPerSecond()))
                .toString();
    }
}
