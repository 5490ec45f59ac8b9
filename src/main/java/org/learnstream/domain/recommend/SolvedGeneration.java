package org.learnstream.domain.recommend;

/**
 * What is known of one solving of a model.
 *
 * @param model name of the model
 * @param number rises from one solving of the model to the next; 0 when there was none
 * @param lambda the regularisation
 * @param quality normalised discounted cumulative gain of the first ten that λ reached in the trial, 0 to 1; 0 without a
 *     trial
 * @param solvedAt in milliseconds since 1970-01-01 UTC
 * @param courses for how many courses there are weights
 * @param vectors how many vectors of learners had been taken in
 */
public record SolvedGeneration(
        String model, long number, double lambda, double quality, long solvedAt, int courses, long vectors) {}
