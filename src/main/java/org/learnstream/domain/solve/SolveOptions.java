package org.learnstream.domain.solve;

import java.util.List;

/**
 * What can be chosen about solving.
 *
 * @param autoencoderLambdas the numbers that λ of the autoencoder is chosen from; one fixes it
 * @param nextCourseLambdas the numbers that λ of the next-course model is chosen from; one fixes it
 * @param training what the models are solved from
 */
public record SolveOptions(List<Double> autoencoderLambdas, List<Double> nextCourseLambdas, TrainingOptions training) {
    private static final List<Double> GRID = List.of(20.0, 50.0, 100.0, 200.0, 500.0, 1000.0);

    /** The values of the founding case. */
    public static final SolveOptions DEFAULT = new SolveOptions(GRID, GRID, TrainingOptions.DEFAULT);

    public SolveOptions {
        autoencoderLambdas = List.copyOf(autoencoderLambdas);
        nextCourseLambdas = List.copyOf(nextCourseLambdas);
    }

    /** Returns these options with λ fixed for both models. */
    public SolveOptions withLambdas(double autoencoder, double nextCourse) {
        return new SolveOptions(List.of(autoencoder), List.of(nextCourse), training);
    }
}
