package org.learnstream.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.learnstream.domain.bandit.BanditOptions;
import org.learnstream.domain.bandit.Rewards;
import org.learnstream.domain.recommend.Recommenders;

/** How recommenders compete for the slots of slates. */
public record BanditSettings(
        @Doc("Whether other recommenders than recommend.recommender get slots; it needs at least one other arm.")
        boolean enabled,

        @Doc("Recommenders that compete with recommend.recommender, which is the first arm; names separated by commas.")
        String arms,

        @Doc("Share of the slots that is spread evenly over all arms; greater than 0 and at most 1.")
        double exploration,

        @Doc("After this time the outcome of a slot weighs half as much; at least PT1M.")
        Duration halfLife,

        @Doc("How long a slot waits for the best response before it counts; not negative. Later ones correct it.")
        Duration feedbackDelay,

        @Doc("How long after it was first heard of a slot can still be corrected, in stream time; at least the delay.")
        Duration correctionHorizon,

        @Doc("Worth of a click relative to a whole success; 0 to 1.")
        double clickReward,

        @Doc("Worth of an enrolment relative to a whole success; at least that of a click and at most 1.")
        double enrolmentReward,

        @Doc("How often changed counts of arms are published to all instances; at least PT0.1S.")
        Duration publishInterval) {
    public BanditSettings {
        for (String arm : names(arms)) {
            Check.that(
                    Recommenders.names().contains(arm),
                    "bandit.arms",
                    arm,
                    "some of " + String.join(", ", Recommenders.names()) + ", separated by commas");
        }
        Check.that(exploration > 0 && exploration <= 1, "bandit.exploration", exploration, "above 0 and at most 1");
        Check.that(halfLife.compareTo(Duration.ofMinutes(1)) >= 0, "bandit.half-life", halfLife, "at least PT1M");
        Check.that(!feedbackDelay.isNegative(), "bandit.feedback-delay", feedbackDelay, "not negative");
        Check.that(
                correctionHorizon.compareTo(feedbackDelay) >= 0,
                "bandit.correction-horizon",
                correctionHorizon,
                "at least bandit.feedback-delay, " + feedbackDelay);
        Check.that(clickReward >= 0 && clickReward <= 1, "bandit.click-reward", clickReward, "0 to 1");
        Check.that(
                enrolmentReward >= clickReward && enrolmentReward <= 1,
                "bandit.enrolment-reward",
                enrolmentReward,
                "bandit.click-reward, " + clickReward + ", to 1");
        Check.that(publishInterval.toMillis() >= 100, "bandit.publish-interval", publishInterval, "at least PT0.1S");
    }

    /** Returns the names of the arms, the favourite first; the favourite alone when nothing competes with it. */
    private List<String> armsAfter(String favourite) {
        Set<String> names = new LinkedHashSet<>();
        names.add(favourite);
        if (enabled) {
            Arrays.stream(arms.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return List.copyOf(names);
    }

    private static List<String> names(String arms) {
        return Arrays.stream(arms.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * Returns what they choose about the bandit.
     *
     * @param favourite name of the first arm
     */
    public BanditOptions options(String favourite) {
        return new BanditOptions(
                armsAfter(favourite), exploration, halfLife, new Rewards(clickReward, enrolmentReward));
    }
}
