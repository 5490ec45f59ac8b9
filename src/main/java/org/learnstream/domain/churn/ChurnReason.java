package org.learnstream.domain.churn;

/**
 * Why a learner is likely to stay away.
 *
 * @param topic what the reason is about
 * @param contribution what it adds to the log odds of an average learner; above 0
 * @param words the figures behind it, in English
 */
public record ChurnReason(ReasonTopic topic, double contribution, String words) {}
