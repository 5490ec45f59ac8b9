package org.learnstream.oracle;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.domain.churn.InactivityWindow.Returned;
import org.learnstream.domain.churn.InactivityWindow.Turn;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.ChurnAlert;

/**
 * What an alert says of whom, and nothing of when it was written: the same whenever and however often it is worked out.
 *
 * @param opened when the window opened, in milliseconds since 1970-01-01 UTC
 * @param closed when the threshold passed or the learner returned, in milliseconds since 1970-01-01 UTC
 */
public record ToldAlert(String alertId, String learner, String kind, long opened, long closed) {
    private static final String RECOVERED = "RECOVERED";

    /**
     * Returns what a record of the topic of alerts says.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static ToldAlert of(byte[] value) {
        try {
            return of(Topics.CHURN_ALERTS.codec().decode(value));
        } catch (UndecodableException undecodable) {
            throw new IllegalArgumentException("no alert: " + undecodable.getMessage(), undecodable);
        }
    }

    /** Returns what an alert says. */
    public static ToldAlert of(ChurnAlert alert) {
        return new ToldAlert(
                alert.getAlertId(),
                alert.getUserId(),
                alert.getKind().name(),
                alert.getWindowOpened(),
                alert.getWindowClosed());
    }

    /**
     * Returns what is to be told until a time, from all activities at once.
     *
     * @param times the times of each learner's activities, in any order, in milliseconds since 1970-01-01 UTC
     */
    public static Set<ToldAlert> expected(Map<String, List<Long>> times, InactivityThresholds thresholds, long until) {
        Set<ToldAlert> expected = new HashSet<>();
        times.forEach((learner, all) ->
                BatchWindows.turns(all, thresholds, until).forEach(turn -> expected.add(of(learner, turn))));
        return expected;
    }

    private static ToldAlert of(String learner, Turn turn) {
        String id = UUID.nameUUIDFromBytes((turn.opened() + ":" + learner).getBytes(StandardCharsets.UTF_8))
                .toString();
        String level = turn.level() == ChurnLevel.GONE ? "GONE" : "AT_RISK";
        return new ToldAlert(id, learner, turn instanceof Returned ? RECOVERED : level, turn.opened(), turn.time());
    }
}
