package org.learnstream.domain.intervention;

import java.time.Duration;
import java.util.Set;

/**
 * What all rules keep to.
 *
 * @param messaging channels that message the learner: they need consent and keep quiet hours
 * @param quietHours in which learners are not messaged
 * @param interval the least time between two suggestions to a learner; not negative, at most 3650 days
 */
public record ContactPolicy(Set<String> messaging, QuietHours quietHours, Duration interval) {
    public ContactPolicy {
        messaging = Set.copyOf(messaging);
        if (interval.isNegative() || interval.compareTo(InterventionRule.LONGEST) > 0) {
            throw new IllegalArgumentException("an interval from PT0S to P3650D, got " + interval);
        }
    }

    /** Whether a channel may be used for a learner. */
    boolean allows(String channel, Reach reach) {
        return reach.messages() || !messaging.contains(channel);
    }

    /** Returns when a channel may be used first, in milliseconds since 1970-01-01 UTC. */
    long notBefore(String channel, Situation situation) {
        return messaging.contains(channel) ? quietHours.after(situation.time(), situation.reach()) : situation.time();
    }
}
