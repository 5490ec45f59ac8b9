package org.learnstream.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the recommenders that compete for slots do.
 *
 * @param arms those that compete, the favourite first
 * @param exploration share of the slots that is spread evenly over all arms
 * @param halfLife after this time a slot weighs half as much; ISO 8601
 * @param clickReward worth of a click relative to a whole success
 * @param enrolmentReward worth of an enrolment relative to a whole success
 * @param segments learners by the length of their history
 */
record BanditBody(
        List<String> arms,
        double exploration,
        String halfLife,
        double clickReward,
        double enrolmentReward,
        List<Segment> segments) {
    /**
     * One segment of learners.
     *
     * @param generation grows each time the evidence has doubled; then all slots are drawn anew
     * @param arms those that compete, then others that ever did
     */
    record Segment(String segment, long generation, List<Arm> arms) {}

    /**
     * One arm in one segment.
     *
     * @param impressions slots that were seen, all ever
     * @param clicks those that were followed, whatever came of it
     * @param enrolments those that led to an enrolment
     * @param trials slots, older ones weighing less
     * @param successes rewards, older ones weighing less
     * @param mean expected reward of a slot, the prior included
     * @param lower the reward is above this with a probability of 97.5 percent
     * @param upper the reward is below this with a probability of 97.5 percent
     * @param share probability with which the arm is drawn for a slot now
     * @param lastUpdate time of the newest slot, in milliseconds since 1970-01-01 UTC; left out when there was none
     */
    record Arm(
            String arm,
            long impressions,
            long clicks,
            long enrolments,
            double trials,
            double successes,
            double mean,
            double lower,
            double upper,
            double share,
            @Nullable Long lastUpdate) {}
}
