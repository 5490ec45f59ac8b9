package org.learnstream.domain.evaluation;

/**
 * A confidence interval.
 *
 * @param low lower end
 * @param high upper end, not below the lower one
 */
public record Interval(double low, double high) {}
