package org.learnstream.domain.intervention;

import java.util.OptionalDouble;
import org.learnstream.domain.churn.ChurnLevel;

/**
 * What is known of a learner and their silence when it is decided what to do about it.
 *
 * @param level the level that the window of inactivity has reached
 * @param probability that the learner stays away, 0 to 1; empty while no model has learnt enough
 * @param segment name of the learner's segment
 * @param value what the learner has spent less what they got back, in minor units of the currency
 * @param sentiment of what the learner has written, from -1, bad, to 1, good; empty when they wrote nothing
 * @param reach how the learner may be reached
 * @param time of the alert, in milliseconds since 1970-01-01 UTC
 */
public record Situation(
        ChurnLevel level,
        OptionalDouble probability,
        String segment,
        long value,
        OptionalDouble sentiment,
        Reach reach,
        long time) {}
