package org.learnstream.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.learnstream.http.ChurnBody.CourseInProgress;
import org.learnstream.http.ChurnBody.Reason;
import org.learnstream.query.ToldAlert;
import org.learnstream.wire.avro.ChurnAction;
import org.learnstream.wire.avro.ChurnAlert;

/**
 * A learner has fallen silent, or has returned.
 *
 * @param alertId identifies the window of inactivity: the same in the alerts of both levels and in the recovery
 * @param kind at_risk, gone or recovered
 * @param level the level of the window; of a recovery the one that was reached before
 * @param windowOpened the last activity before the silence, in milliseconds since 1970-01-01 UTC
 * @param windowClosed when the threshold passed or the learner returned, in milliseconds since 1970-01-01 UTC
 * @param toldTime when it was told, in milliseconds since 1970-01-01 UTC
 * @param probability that the learner stays away; null for a recovery and while no model has learnt enough
 * @param model name and generation of the model that says so; null without one
 * @param reasons what speaks most for staying away, strongest first
 * @param action what to do about it; left out when no rule applies
 */
record AlertBody(
        String alertId,
        String userId,
        String kind,
        String level,
        long windowOpened,
        long windowClosed,
        long toldTime,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double probability,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String model,
        List<Reason> reasons,
        String segment,
        @Nullable Action action,
        List<CourseInProgress> coursesInProgress) {
    /** What to do, by the rule that applies; {@code notBefore} in milliseconds since 1970-01-01 UTC. */
    record Action(String rule, String action, String channel, long notBefore) {}

    static AlertBody of(ToldAlert told, Titles titles) {
        ChurnAlert alert = told.alert();
        ChurnAction action = alert.getAction();
        return new AlertBody(
                alert.getAlertId(),
                alert.getUserId(),
                lowerCase(alert.getKind()),
                lowerCase(alert.getLevel()),
                alert.getWindowOpened(),
                alert.getWindowClosed(),
                told.time(),
                alert.getProbability(),
                alert.getModel(),
                alert.getReasons().stream()
                        .map(reason -> new Reason(reason.getTopic(), reason.getText(), reason.getContribution()))
                        .toList(),
                alert.getSegment(),
                action == null
                        ? null
                        : new Action(action.getRule(), action.getAction(), action.getChannel(), action.getNotBefore()),
                titles.inProgress(alert.getCoursesInProgress()));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
