package org.learnstream.domain.recommend;

/**
 * One slot of a slate.
 *
 * @param recommendation the course that fills it
 * @param arm name of the recommender that chose the course
 * @param propensity probability with which the arm was drawn for the slot, above 0 and at most 1
 */
public record Slot(Recommendation recommendation, String arm, double propensity) {}
