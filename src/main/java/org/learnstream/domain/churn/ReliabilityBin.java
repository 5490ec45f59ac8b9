package org.learnstream.domain.churn;

/**
 * Examples of which about the same was said.
 *
 * @param predicted mean of the probabilities that were said
 * @param observed share that stayed away
 * @param count how many there are
 */
public record ReliabilityBin(double predicted, double observed, double count) {}
