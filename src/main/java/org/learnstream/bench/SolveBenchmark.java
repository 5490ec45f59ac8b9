package org.learnstream.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.learnstream.domain.solve.SolveOptions;
import org.learnstream.domain.solve.SpdSolver;
import org.learnstream.domain.solve.TrainingOptions;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.ModelOptions;
import org.learnstream.solve.ModelSolving;
import org.learnstream.solve.Solvers;

/** Measures the solving of models over a synthetic campus: time with machine code and in Java, and memory. */
public final class SolveBenchmark {
    private static final double LAMBDA = 100;

    private final ModelScenario scenario;
    private final List<SpdSolver> solvers;
    private final Runnable progress;

    /**
     * Prepares a run.
     *
     * @param threads how many threads machine code may use
     * @param progress told of each of the {@link #steps()} steps when it is done
     */
    public SolveBenchmark(ModelScenario scenario, int threads, Runnable progress) {
        this.scenario = scenario;
        this.progress = progress;
        SpdSolver fastest = Solvers.fastest(threads);
        solvers = fastest.machineCode() ? List.of(fastest, Solvers.java()) : List.of(fastest);
    }

    /** How many steps a run has. */
    public int steps() {
        return 1 + solvers.size() * ModelSolving.MODELS.size();
    }

    /** Runs everything once, and returns the figures by name, unit included. */
    public Map<String, Double> run() {
        Map<String, Double> figures = new LinkedHashMap<>();
        LiveKnowledge knowledge = new LiveKnowledge(ModelOptions.DEFAULT);
        BenchCampus campus = new BenchCampus(scenario, CourseChoice.ZIPF);
        for (int learner = 0; learner < scenario.learners(); learner++) {
            knowledge.learn(campus.learnerId(learner), campus.vector(learner));
        }
        figures.put("sequence matrices, MB", knowledge.sequences().memoryBytes() / 1e6);
        progress.run();
        TrainingOptions training = new TrainingOptions(scenario.courses(), 0, 1, 0.8);
        SolveOptions options = new SolveOptions(List.of(LAMBDA), List.of(LAMBDA), training);
        for (SpdSolver solver : solvers) {
            ModelSolving solving = new ModelSolving(options, solver);
            for (String model : ModelSolving.MODELS) {
                long before = reset();
                ModelSolving.Solved solved = solving.solve(model, knowledge);
                String what = model + ", " + solver.name();
                figures.put(what + ": seconds", solved.took().toMillis() / 1e3);
                figures.put(what + ": heap at most, MB", (peak() - before) / 1e6);
                figures.put(what + ": courses", (double)
                        solved.solution().courseIds().size());
                progress.run();
            }
        }
        return figures;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** Forgets the largest use so far, and returns what is in use. */
    private static long reset() {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        return heap().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    private static long peak() {
        return heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
