package org.learnstream.domain.churn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;

/** Says in words and figures why a learner is likely to stay away. */
public final class ChurnReasons {
    private static final int WEEK = 7;
    private static final String ACTIVE = "active";

    private final Presence presence;
    private final long day;
    private final ChurnContext context;
    private final double[] features;

    private ChurnReasons(Presence presence, long day, ChurnContext context) {
        this.presence = presence.asOf(day);
        this.day = day;
        this.context = context;
        this.features = ChurnFeatures.of(presence, day, context);
    }

    /**
     * Returns the strongest reasons, the strongest first; none when nothing makes it likelier than for others. How long ago
     * a learner began is never a reason: nobody could change it.
     *
     * @param attribution of the learner's features at the end of the day
     * @param presence of the learner
     * @param day of the prediction, in days since 1970-01-01
     * @param most how many to return at most
     */
    public static List<ChurnReason> of(
            Attribution attribution, Presence presence, long day, ChurnContext context, int most) {
        ChurnReasons learner = new ChurnReasons(presence, day, context);
        List<ChurnReason> reasons = new ArrayList<>();
        for (ReasonTopic topic : ReasonTopic.values()) {
            double contribution = attribution.of(topic);
            if (topic != ReasonTopic.TIME && contribution > 0) {
                reasons.add(new ChurnReason(topic, contribution, learner.words(topic)));
            }
        }
        reasons.sort(
                Comparator.comparingDouble(ChurnReason::contribution).reversed().thenComparing(ChurnReason::topic));
        return List.copyOf(reasons.subList(0, Math.min(most, reasons.size())));
    }

    private String words(ReasonTopic topic) {
        return switch (topic) {
            case SILENCE -> silence();
            case ACTIVE_DAYS -> activeDays();
            case AMOUNT -> amount();
            case RHYTHM -> rhythm();
            case BROWSING -> kind(ActivityKind.BROWSING, "page looked at");
            case VIDEOS -> kind(ActivityKind.VIDEO, "video watched");
            case PROBLEMS -> kind(ActivityKind.PROBLEM, "problem solved");
            case STUDY -> kind(ActivityKind.STUDY, "other work on a course");
            case DISCUSSIONS -> kind(ActivityKind.DISCUSSION, "part taken in discussions");
            case PURCHASES -> kind(ActivityKind.PURCHASE, "course bought");
            case REVIEWS -> kind(ActivityKind.REVIEW, "review written");
            case COMPARISON -> comparison();
            case TIME -> "began " + days(ChurnFeature.TENURE.in(features)) + " ago";
        };
    }

    private String silence() {
        if (presence.days().isEmpty()) {
            return "not active yet, " + days(ChurnFeature.TENURE.in(features)) + " after the beginning";
        }
        return since(ACTIVE, ChurnFeature.RECENCY.in(features)) + usually(presence.days());
    }

    private String activeDays() {
        return "active on " + whole(ChurnFeature.WEEK0_DAYS.in(features)) + " of the last 7 days; on "
                + whole(ChurnFeature.WEEK1_DAYS.in(features)) + " of the 7 before";
    }

    private String amount() {
        return plural(events(0), "activity", "activities") + " in the last 7 days; " + events(1) + " in the 7 before";
    }

    private long events(int week) {
        long sum = 0;
        for (ActiveDay each : presence.days()) {
            if ((day - each.day()) / WEEK == week) {
                sum += each.count();
            }
        }
        return sum;
    }

    private String rhythm() {
        double longest = ChurnFeature.GAP_LONGEST.in(features);
        int active = presence.days().size();
        if (longest < 0) {
            return active == 0 ? "no active day so far" : "one active day only so far";
        }
        return plural(active, "active day", "active days") + ", up to " + days(longest) + " apart";
    }

    private String kind(ActivityKind kind, String done) {
        List<ActiveDay> active =
                presence.days().stream().filter(each -> each.count(kind) > 0).toList();
        if (active.isEmpty()) {
            return "no " + done + (presence.total(kind) > 0 ? " in the last 64 days" : " yet");
        }
        long recency = day - active.get(active.size() - 1).day();
        return since(done, (double) recency) + usually(active);
    }

    private static String since(String done, double recency) {
        return recency == 0 ? done + " today" : (done.equals(ACTIVE) ? "not " : "no ") + done + " for " + days(recency);
    }

    private static String usually(List<ActiveDay> active) {
        Gaps gaps = Gaps.between(active);
        return gaps.count() == 0 ? "" : "; usually every " + steps(gaps.mean());
    }

    private static String steps(double mean) {
        long rounded = Math.max(1, Math.round(mean));
        return rounded == 1 ? "day" : rounded + " days";
    }

    private String comparison() {
        Cohort cohort = context.cohort();
        return "so far " + plural(presence.days().size(), "active day", "active days") + " and "
                + plural(presence.total(), "activity", "activities") + "; "
                + String.format(Locale.ROOT, "%.1f", cohort.activeDays()) + " and "
                + whole(Math.expm1(cohort.logEvents())) + " are usual in the course";
    }

    private static String days(double days) {
        return plural(Math.round(days), "day", "days");
    }

    private static String plural(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String whole(double number) {
        return Long.toString(Math.round(number));
    }
}
