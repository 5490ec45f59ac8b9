package org.learnstream.testkit;

import java.util.List;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;
import org.learnstream.query.ToldAlert;
import org.learnstream.wire.ChurnRecords;
import org.learnstream.wire.PresenceDays;
import org.learnstream.wire.avro.ChurnAction;
import org.learnstream.wire.avro.ChurnAlert;
import org.learnstream.wire.avro.ChurnAlertKind;
import org.learnstream.wire.avro.ChurnLevel;
import org.learnstream.wire.avro.ChurnReason;
import org.learnstream.wire.avro.ChurnState;

/** Alerts and states of learners who fall silent, as the topology publishes them. */
public final class Alerts {
    /** A day, in milliseconds. */
    public static final long DAY = 86_400_000;

    private Alerts() {}

    /** Returns an alert of a window that opened a week before it closed. */
    public static ChurnAlert.Builder alert(String learner, ChurnAlertKind kind, long closed) {
        return ChurnAlert.newBuilder()
                .setAlertId("alert-of-" + learner)
                .setUserId(learner)
                .setKind(kind)
                .setLevel(kind == ChurnAlertKind.GONE ? ChurnLevel.GONE : ChurnLevel.AT_RISK)
                .setWindowOpened(closed - 7 * DAY)
                .setWindowClosed(closed)
                .setSegment("short")
                .setCoursesInProgress(List.of("java"));
    }

    /** Returns an alert with all that a model and a rule add. */
    public static ChurnAlert foretold(String learner, long closed) {
        return alert(learner, ChurnAlertKind.AT_RISK, closed)
                .setProbability(0.75)
                .setModel("logistic/12")
                .setReasons(List.of(ChurnReason.newBuilder()
                        .setTopic("silence")
                        .setText("no activity for 7 days")
                        .setContribution(1.5)
                        .build()))
                .setAction(ChurnAction.newBuilder()
                        .setRule("remind")
                        .setAction("reminder")
                        .setChannel("email")
                        .setNotBefore(closed + 1)
                        .build())
                .build();
    }

    /** Returns an alert of a learner at risk as it is in the topic, told a second after its window closed. */
    public static ToldAlert told(int partition, long offset, String learner, long closed) {
        return told(partition, offset, learner, ChurnAlertKind.AT_RISK, closed);
    }

    /** Returns an alert as it is in the topic, told a second after its window closed. */
    public static ToldAlert told(int partition, long offset, String learner, ChurnAlertKind kind, long closed) {
        return new ToldAlert(
                partition, offset, closed + 1_000, alert(learner, kind, closed).build());
    }

    /** Returns the state of a learner who watched a video at each of some times, the last of which is the newest. */
    public static ChurnState.Builder state(String learner, ChurnLevel level, long... times) {
        Presence presence = Presence.NONE;
        for (long time : times) {
            presence = presence.with(ActivityKind.VIDEO, time);
        }
        long last = presence.last().orElseThrow();
        return ChurnState.newBuilder()
                .setUserId(learner)
                .setLevel(level)
                .setAlertId(level == ChurnLevel.ACTIVE ? null : "alert-of-" + learner)
                .setWindowOpened(level == ChurnLevel.ACTIVE ? presence.first() : last)
                .setFirstActivity(presence.first())
                .setLastActivity(last)
                .setAtRiskAfter(7 * DAY)
                .setGoneAfter(30 * DAY)
                .setSegment("short")
                .setTotals(ChurnRecords.totals(presence))
                .setDays(PresenceDays.pack(presence.days()))
                .setCoursesInProgress(List.of("java", "rust"));
    }
}
