package org.learnstream.domain.churn;

import java.util.List;

/**
 * A number that is known of a learner at the end of a day and says something about whether they will stay away. The order
 * is that of the values in a feature vector; it is stored with trained models, so new ones go to the end.
 *
 * <p>How each is computed is in {@link ChurnFeatures}.
 */
public enum ChurnFeature {
    TENURE("tenure", "days", "days since the learner could begin, both ends included", "the same", ReasonTopic.TIME),
    LEAD("lead", "days", "days from the prediction to the beginning of its horizon", "the same", ReasonTopic.TIME),
    RECENCY("recency", "days", "days since the last active day", "tenure", ReasonTopic.SILENCE),
    SINCE_FIRST("since-first", "days", "days since the first active day", "-1", ReasonTopic.TIME),
    ACTIVE_DAYS("active-days", "days", "active days of the last 64", "0", ReasonTopic.ACTIVE_DAYS),
    EVENTS("events", "ln(1 + n)", "activities of all kinds, ever", "0", ReasonTopic.AMOUNT),
    BROWSING("browsing", "ln(1 + n)", "pages looked at, ever", "0", ReasonTopic.BROWSING),
    VIDEO("video", "ln(1 + n)", "videos watched, ever", "0", ReasonTopic.VIDEOS),
    PROBLEM("problem", "ln(1 + n)", "problems worked on, ever", "0", ReasonTopic.PROBLEMS),
    STUDY("study", "ln(1 + n)", "other work on courses, ever", "0", ReasonTopic.STUDY),
    DISCUSSION("discussion", "ln(1 + n)", "contributions to discussions, ever", "0", ReasonTopic.DISCUSSIONS),
    PURCHASE("purchase", "ln(1 + n)", "purchases and enrolments, ever", "0", ReasonTopic.PURCHASES),
    REVIEW("review", "ln(1 + n)", "ratings and reviews, ever", "0", ReasonTopic.REVIEWS),
    WEEK0_EVENTS("week0-events", "ln(1 + n)", "activities in the last 7 days", "0", ReasonTopic.AMOUNT),
    WEEK0_DAYS("week0-days", "days", "active days of the last 7", "0", ReasonTopic.ACTIVE_DAYS),
    WEEK1_EVENTS("week1-events", "ln(1 + n)", "activities 7 to 13 days ago", "0", ReasonTopic.AMOUNT),
    WEEK1_DAYS("week1-days", "days", "active days 7 to 13 days ago", "0", ReasonTopic.ACTIVE_DAYS),
    WEEK2_EVENTS("week2-events", "ln(1 + n)", "activities 14 to 20 days ago", "0", ReasonTopic.AMOUNT),
    WEEK2_DAYS("week2-days", "days", "active days 14 to 20 days ago", "0", ReasonTopic.ACTIVE_DAYS),
    WEEK3_EVENTS("week3-events", "ln(1 + n)", "activities 21 to 27 days ago", "0", ReasonTopic.AMOUNT),
    WEEK3_DAYS("week3-days", "days", "active days 21 to 27 days ago", "0", ReasonTopic.ACTIVE_DAYS),
    WEEK4_EVENTS("week4-events", "ln(1 + n)", "activities 28 to 34 days ago", "0", ReasonTopic.AMOUNT),
    WEEK4_DAYS("week4-days", "days", "active days 28 to 34 days ago", "0", ReasonTopic.ACTIVE_DAYS),
    DECAYED_1("decayed-1", "ln(1 + n)", "activities, halved with each day of age", "0", ReasonTopic.AMOUNT),
    DECAYED_7("decayed-7", "ln(1 + n)", "activities, halved with 7 days of age", "0", ReasonTopic.AMOUNT),
    DECAYED_30("decayed-30", "ln(1 + n)", "activities, halved with 30 days of age", "0", ReasonTopic.AMOUNT),
    EFFORT_1(
            "effort-1",
            "ln",
            "sum over days of ln(1 + activities), halved with each day of age",
            "0",
            ReasonTopic.AMOUNT),
    EFFORT_7("effort-7", "ln", "the same, halved with 7 days of age", "0", ReasonTopic.AMOUNT),
    EFFORT_30("effort-30", "ln", "the same, halved with 30 days of age", "0", ReasonTopic.AMOUNT),
    DECAYED_DAYS_1("decayed-days-1", "days", "active days, halved with each day of age", "0", ReasonTopic.ACTIVE_DAYS),
    DECAYED_DAYS_7("decayed-days-7", "days", "active days, halved with 7 days of age", "0", ReasonTopic.ACTIVE_DAYS),
    DECAYED_DAYS_30("decayed-days-30", "days", "active days, halved with 30 days of age", "0", ReasonTopic.ACTIVE_DAYS),
    GAP_MEAN("gap-mean", "days", "mean step from one active day to the next", "-1", ReasonTopic.RHYTHM),
    GAP_DEVIATION("gap-deviation", "days", "standard deviation of these steps", "-1", ReasonTopic.RHYTHM),
    GAP_LONGEST("gap-longest", "days", "longest of these steps", "-1", ReasonTopic.RHYTHM),
    GAP_LAST("gap-last", "days", "last of these steps", "-1", ReasonTopic.RHYTHM),
    SILENCE_RATIO(
            "silence-ratio", "1", "recency over the mean step, taken as at least a day", "-1", ReasonTopic.SILENCE),
    STREAK("streak", "days", "longest run of active days", "0", ReasonTopic.RHYTHM),
    DENSITY("density", "share", "active days among those from the first to the last", "-1", ReasonTopic.RHYTHM),
    EVENTS_COMPARED(
            "events-compared",
            "ln",
            "events less their mean in the course; 0 when the course has too few learners",
            "0 less the mean",
            ReasonTopic.COMPARISON),
    DAYS_COMPARED(
            "days-compared",
            "ln",
            "ln of (active days + ½) over (their mean in the course + ½); 0 when the course has too few learners",
            "ln of ½ over (mean + ½)",
            ReasonTopic.COMPARISON);

    /** All features, in the order of a feature vector. */
    public static final List<ChurnFeature> ALL = List.of(values());

    private final String label;
    private final String unit;
    private final String definition;
    private final String withoutActivity;
    private final ReasonTopic topic;

    ChurnFeature(String label, String unit, String definition, String withoutActivity, ReasonTopic topic) {
        this.label = label;
        this.unit = unit;
        this.definition = definition;
        this.withoutActivity = withoutActivity;
        this.topic = topic;
    }

    /** Returns its place in a feature vector, from 0. */
    @SuppressWarnings("EnumOrdinal") // the order of the constants is what is stored
    public int index() {
        return ordinal();
    }

    /** Returns its name in files and documents. */
    public String label() {
        return label;
    }

    /** Returns what it is measured in. */
    public String unit() {
        return unit;
    }

    /** Returns what it is, in one line. */
    public String definition() {
        return definition;
    }

    /** Returns what it is for a learner without any activity; gaps take two active days. */
    public String withoutActivity() {
        return withoutActivity;
    }

    /** Returns the reason that it contributes to. */
    public ReasonTopic topic() {
        return topic;
    }

    /** Returns its value in a feature vector. */
    public double in(double[] features) {
        return features[index()];
    }
}
