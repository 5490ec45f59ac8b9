package org.learnstream.domain.intervention;

import org.jspecify.annotations.Nullable;

/**
 * How a learner may be reached.
 *
 * @param messages whether the learner agreed to reminders and offers
 * @param country ISO 3166-1 alpha-2 code; null when unknown
 */
public record Reach(boolean messages, @Nullable String country) {
    /** Of a learner who said nothing: without consent. */
    public static final Reach UNKNOWN = new Reach(false, null);
}
