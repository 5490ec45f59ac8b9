package org.learnstream.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.learnstream.domain.solve.SolveOptions;
import org.learnstream.domain.solve.SolveTrigger;
import org.learnstream.domain.solve.TrainingOptions;

/** How the autoencoder and the next-course model are solved. */
public record SolveSettings(
        @Doc("Whether this instance may solve models; one of those that may does.")
        boolean enabled,

        @Doc(
                "Share of all learners whose affinities must have changed before models are solved again; greater than 0 and at most 1.")
        double changedShare,

        @Doc("How long after the last solving the next one begins at the earliest; not negative.")
        Duration minimumInterval,

        @Doc(
                "How long after the last solving the next one begins at the latest when anything changed at all; at least PT1S.")
        Duration maximumInterval,

        @Doc("Regularisation of the autoencoder; greater than 0; empty to have it chosen from solve.lambdas.")
        String autoencoderLambda,

        @Doc("Regularisation of the next-course model; greater than 0; empty to have it chosen from solve.lambdas.")
        String nextCourseLambda,

        @Doc("Numbers that regularisations are chosen from, separated by commas; each greater than 0.")
        String lambdas,

        @Doc("Learners whose newest course is held back to choose regularisations by; 0 to 1000000.")
        int validationLearners,

        @Doc(
                "Memory that solving one model may take, in bytes; at least 1048576. It bounds how many courses are solved, the most popular ones: 6190 at 1 GiB.")
        long memoryBytes,

        @Doc("Threads that linear algebra may use; 1 to 1000.")
        int threads) {
    public SolveSettings {
        Check.that(
                changedShare > 0 && changedShare <= 1,
                "solve.changed-share",
                changedShare,
                "greater than 0 and at most 1");
        Check.that(!minimumInterval.isNegative(), "solve.minimum-interval", minimumInterval, "not negative");
        Check.that(
                maximumInterval.compareTo(Duration.ofSeconds(1)) >= 0,
                "solve.maximum-interval",
                maximumInterval,
                "at least PT1S");
        Check.that(
                autoencoderLambda.isEmpty() || positive(autoencoderLambda),
                "solve.autoencoder-lambda",
                autoencoderLambda,
                "a number greater than 0, or nothing");
        Check.that(
                nextCourseLambda.isEmpty() || positive(nextCourseLambda),
                "solve.next-course-lambda",
                nextCourseLambda,
                "a number greater than 0, or nothing");
        Check.that(positive(lambdas), "solve.lambdas", lambdas, "numbers greater than 0, separated by commas");
        Check.that(
                validationLearners >= 0 && validationLearners <= 1_000_000,
                "solve.validation-learners",
                validationLearners,
                "0 to 1000000");
        Check.that(memoryBytes >= 1 << 20, "solve.memory-bytes", memoryBytes, "at least 1048576");
        Check.that(threads >= 1 && threads <= 1000, "solve.threads", threads, "1 to 1000");
    }

    /** Returns when models are solved again. */
    public SolveTrigger trigger() {
        return new SolveTrigger(changedShare, minimumInterval.toMillis(), maximumInterval.toMillis());
    }

    /**
     * Returns these settings as the solving takes them.
     *
     * @param recencyDecay weight of a course of a learner relative to the next newer one
     */
    public SolveOptions options(double recencyDecay) {
        return new SolveOptions(
                numbers(autoencoderLambda.isEmpty() ? lambdas : autoencoderLambda),
                numbers(nextCourseLambda.isEmpty() ? lambdas : nextCourseLambda),
                new TrainingOptions(
                        TrainingOptions.coursesWithin(memoryBytes),
                        validationLearners,
                        TrainingOptions.DEFAULT.seed(),
                        recencyDecay));
    }

    private static boolean positive(String text) {
        try {
            return numbers(text).stream().allMatch(number -> number > 0 && !number.isInfinite());
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    private static List<Double> numbers(String text) {
        return Arrays.stream(text.split(",", -1)).map(Double::valueOf).toList();
    }
}
