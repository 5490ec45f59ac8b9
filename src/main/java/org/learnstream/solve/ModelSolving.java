package org.learnstream.solve;

import java.time.Duration;
import java.util.List;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.domain.solve.AutoencoderTraining;
import org.learnstream.domain.solve.NextCourseTraining;
import org.learnstream.domain.solve.Solution;
import org.learnstream.domain.solve.SolveOptions;
import org.learnstream.domain.solve.SpdSolver;
import org.learnstream.domain.solve.Training;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.Trainings;

/** The solving of models from all that is known: the same for a live stream and for an evaluation. */
public final class ModelSolving {
    /** The names of all models that are solved. */
    public static final List<String> MODELS = List.of(AutoencoderTraining.MODEL, NextCourseTraining.MODEL);

    private final SolveOptions options;
    private final SpdSolver solver;

    public ModelSolving(SolveOptions options, SpdSolver solver) {
        this.options = options;
        this.solver = solver;
    }

    /**
     * What came out of solving.
     *
     * @param solution the weights
     * @param took how long it took, the choice of λ included
     */
    public record Solved(Solution solution, Duration took) {
        /**
         * Returns what is to be known of it.
         *
         * @param number number of the generation
         * @param now in milliseconds since 1970-01-01 UTC
         * @param vectors how many vectors of learners had been taken in
         */
        public SolvedGeneration generation(long number, long now, long vectors) {
            return new SolvedGeneration(
                    solution.model(),
                    number,
                    solution.choice().lambda(),
                    solution.choice().quality(),
                    now,
                    solution.courseIds().size(),
                    vectors);
        }
    }

    /** Returns the solver that does the work. */
    public SpdSolver solver() {
        return solver;
    }

    /** Solves a model from what is known now. */
    public Solved solve(String model, LiveKnowledge knowledge) {
        long started = System.nanoTime();
        Trainings trainings = knowledge.trainings(options.training());
        boolean autoencoder = model.equals(AutoencoderTraining.MODEL);
        Training training = autoencoder ? trainings.autoencoder() : trainings.nextCourse();
        List<Double> grid = autoencoder ? options.autoencoderLambdas() : options.nextCourseLambdas();
        Solution solution = Solution.of(training, grid, solver);
        return new Solved(solution, Duration.ofNanos(System.nanoTime() - started));
    }
}
