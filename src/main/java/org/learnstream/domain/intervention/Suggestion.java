package org.learnstream.domain.intervention;

/**
 * What to do about a learner.
 *
 * @param rule name of the rule that applies
 * @param action what to do
 * @param channel where to do it
 * @param notBefore not to be done before this time, in milliseconds since 1970-01-01 UTC: the end of quiet hours, or the
 *     time of the alert
 */
public record Suggestion(String rule, String action, String channel, long notBefore) {}
