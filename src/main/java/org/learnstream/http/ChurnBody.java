package org.learnstream.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a learner has fallen silent, and what they did before.
 *
 * @param level what was last told of the learner: active, at_risk or gone
 * @param alertId the open window's alert; left out while the learner is active
 * @param silentSince the last activity, in milliseconds since 1970-01-01 UTC
 * @param silentForMillis since then, in milliseconds
 * @param nextLevel what the level becomes if nothing happens; left out when the learner is gone
 * @param deadline when it does, in milliseconds since 1970-01-01 UTC; left out with it
 * @param probability that the learner stays away for the horizon; null while no model has learnt enough
 * @param model name and generation of the model that says so; null without one
 * @param horizonDays the horizon, in days; left out without a model
 * @param reasons what speaks most for staying away, strongest first; empty without a model
 */
record ChurnBody(
        String userId,
        String level,
        @Nullable String alertId,
        long silentSince,
        long silentForMillis,
        Thresholds thresholds,
        @Nullable String nextLevel,
        @Nullable Long deadline,
        long firstActivity,
        long lastActivity,
        String segment,
        Activity activity,
        List<CourseInProgress> coursesInProgress,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double probability,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String model,
        @Nullable Integer horizonDays,
        List<Reason> reasons,
        long stalenessMillis,
        String servedBy) {
    /** How long a silence lasts until a level is reached, in milliseconds. */
    record Thresholds(long atRiskAfterMillis, long goneAfterMillis) {}

    /** A course that the learner took and has not completed. */
    record CourseInProgress(String courseId, @Nullable String title) {}

    /**
     * One thing that speaks for the learner staying away.
     *
     * @param topic what it is about, for example silence
     * @param text the reason in words and figures
     * @param contribution what it adds to the log odds of staying away
     */
    record Reason(String topic, String text, double contribution) {}

    /**
     * What the learner did.
     *
     * @param today the day that it is counted back from, in UTC
     * @param activeDays days with any activity, today included
     * @param sessions runs of active half hours within 64 days
     * @param bitmap the active days of the last 64 as a hexadecimal number; bit n is n days before today
     * @param kinds each kind of activity
     */
    record Activity(String today, ActiveDays activeDays, int sessions, String bitmap, List<Kind> kinds) {}

    /** Days with any activity among the last ones. */
    record ActiveDays(
            @JsonProperty("last_7") int last7,
            @JsonProperty("last_30") int last30,
            @JsonProperty("last_64") int last64) {}

    /**
     * One kind of activity.
     *
     * @param total how often ever
     * @param decayed how often, each weighing less by the days since then
     */
    record Kind(String kind, long total, Decayed decayed) {}

    /** Exponentially decayed counts, by the time constant in days. */
    record Decayed(
            @JsonProperty("1_day") double day,
            @JsonProperty("7_days") double week,
            @JsonProperty("30_days") double month) {}
}
