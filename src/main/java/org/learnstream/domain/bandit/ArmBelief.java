package org.learnstream.domain.bandit;

/**
 * What is known and believed of one arm in one segment.
 *
 * @param arm name of the recommender
 * @param counts what became of its slots
 * @param discounted the same, older slots weighing less
 * @param belief what follows for its rate of success
 * @param share probability that it is drawn for a slot now; 0 when it does not compete
 */
public record ArmBelief(
        String arm, ArmCounts counts, ArmCounts.Discounted discounted, BetaBelief belief, double share) {}
