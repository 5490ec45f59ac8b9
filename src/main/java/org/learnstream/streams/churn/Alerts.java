package org.learnstream.streams.churn;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.churn.ChurnPrediction;
import org.learnstream.domain.churn.Cohort;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.domain.churn.InactivityWindow;
import org.learnstream.domain.churn.WatchedLearner;
import org.learnstream.domain.intervention.Suggestion;
import org.learnstream.wire.ChurnRecords;
import org.learnstream.wire.PresenceDays;
import org.learnstream.wire.avro.ChurnAction;
import org.learnstream.wire.avro.ChurnAlert;
import org.learnstream.wire.avro.ChurnAlertKind;
import org.learnstream.wire.avro.ChurnReason;
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
    static ChurnAlert of(
            String learner,
            InactivityWindow.Turn turn,
            Optional<ChurnPrediction> prediction,
            String segment,
            List<String> inProgress) {
        boolean returned = turn instanceof InactivityWindow.Returned;
        return ChurnAlert.newBuilder()
                .setAlertId(id(learner, turn.opened()))
                .setUserId(learner)
                .setKind(returned ? ChurnAlertKind.RECOVERED : kind(turn.level()))
                .setLevel(ChurnRecords.toAvro(turn.level()))
                .setWindowOpened(turn.opened())
                .setWindowClosed(turn.time())
                .setProbability(prediction.map(ChurnPrediction::probability).orElse(null))
                .setModel(prediction.map(ChurnPrediction::model).orElse(null))
                .setReasons(prediction.map(Alerts::reasons).orElse(List.of()))
                .setSegment(segment)
                .setCoursesInProgress(inProgress)
                .build();
    }

    /** Returns what to do. */
    static ChurnAction action(Suggestion suggestion) {
        return new ChurnAction(suggestion.rule(), suggestion.action(), suggestion.channel(), suggestion.notBefore());
    }

    private static List<ChurnReason> reasons(ChurnPrediction prediction) {
        return prediction.reasons().stream()
                .map(reason -> new ChurnReason(
                        reason.topic().name().toLowerCase(Locale.ROOT), reason.words(), reason.contribution()))
                .toList();
    }

    private static ChurnAlertKind kind(ChurnLevel level) {
        return level == ChurnLevel.GONE ? ChurnAlertKind.GONE : ChurnAlertKind.AT_RISK;
    }

    /** Returns how things stand with a learner. */
    static ChurnState state(
            String learner,
            WatchedLearner watched,
            InactivityThresholds thresholds,
            Cohort cohort,
            String segment,
            List<String> inProgress) {
        boolean active = watched.window().level() == ChurnLevel.ACTIVE;
        return ChurnState.newBuilder()
                .setUserId(learner)
                .setLevel(ChurnRecords.toAvro(watched.window().level()))
                .setAlertId(active ? null : id(learner, watched.window().opened()))
                .setWindowOpened(watched.window().opened())
                .setFirstActivity(watched.presence().first())
                .setLastActivity(
                        watched.presence().last().orElse(watched.presence().first()))
                .setAtRiskAfter(thresholds.atRisk())
                .setGoneAfter(thresholds.gone())
                .setSegment(segment)
                .setTotals(ChurnRecords.totals(watched.presence()))
                .setDays(PresenceDays.pack(watched.presence().days()))
                .setCoursesInProgress(inProgress)
                .setCohort(ChurnRecords.toAvro(cohort))
                .build();
    }
}
