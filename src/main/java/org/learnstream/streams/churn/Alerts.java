package org.learnstream.streams.churn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.domain.churn.InactivityWindow;
import org.learnstream.domain.presence.Presence;
import org.learnstream.wire.ChurnRecords;
import org.learnstream.wire.PresenceDays;
import org.learnstream.wire.avro.ChurnAlert;
import org.learnstream.wire.avro.ChurnAlertKind;
import org.learnstream.wire.avro.ChurnState;

/** The records that tell of learners. */
final class Alerts {
    private Alerts() {}

    /** Returns the identifier of a window's alert: a function of learner and window, so that a rerun gives the same. */
    static String id(String learner, long opened) {
        return UUID.nameUUIDFromBytes((opened + ":" + learner).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Returns the alert of what became of a window. */
    static ChurnAlert of(String learner, InactivityWindow.Turn turn, String segment, List<String> inProgress) {
        boolean returned = turn instanceof InactivityWindow.Returned;
        return ChurnAlert.newBuilder()
                .setAlertId(id(learner, turn.opened()))
                .setUserId(learner)
                .setKind(returned ? ChurnAlertKind.RECOVERED : kind(turn.level()))
                .setLevel(ChurnRecords.toAvro(turn.level()))
                .setWindowOpened(turn.opened())
                .setWindowClosed(turn.time())
                .setSegment(segment)
                .setCoursesInProgress(inProgress)
                .build();
    }

    private static ChurnAlertKind kind(ChurnLevel level) {
        return level == ChurnLevel.GONE ? ChurnAlertKind.GONE : ChurnAlertKind.AT_RISK;
    }

    /** Returns how things stand with a learner. */
    static ChurnState state(
            String learner,
            Presence presence,
            InactivityWindow window,
            InactivityThresholds thresholds,
            String segment,
            List<String> inProgress) {
        @Nullable String alert = window.level() == ChurnLevel.ACTIVE ? null : id(learner, window.opened());
        return ChurnState.newBuilder()
                .setUserId(learner)
                .setLevel(ChurnRecords.toAvro(window.level()))
                .setAlertId(alert)
                .setWindowOpened(window.opened())
                .setFirstActivity(presence.first())
                .setLastActivity(presence.last().orElse(presence.first()))
                .setAtRiskAfter(thresholds.atRisk())
                .setGoneAfter(thresholds.gone())
                .setSegment(segment)
                .setTotals(ChurnRecords.totals(presence))
                .setDays(PresenceDays.pack(presence.days()))
                .setCoursesInProgress(inProgress)
                .build();
    }
}
