package org.learnstream.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.query.KnowledgeSource;
import org.learnstream.solve.ModelSolving;
import org.learnstream.streams.solve.SolveListener;

/** The meters of solved models: those in force, and the solving where this instance does it. */
public final class SolveMeters implements SolveListener {
    private final MeterRegistry registry;

    /** Binds what is known of the generations in force; all 0 until they are restored. */
    SolveMeters(MeterRegistry registry, KnowledgeSource source) {
        this.registry = registry;
        for (String model : ModelSolving.MODELS) {
            gauge(source, model, "generation", "number of the generation in force", SolvedGeneration::number);
            gauge(source, model, "lambda", "regularisation of the generation in force", SolvedGeneration::lambda);
            gauge(source, model, "quality", "gain in the trial that chose it", SolvedGeneration::quality);
            gauge(source, model, "courses", "courses that have weights", SolvedGeneration::courses);
            gauge(
                    source,
                    model,
                    "at",
                    "time of the solving, seconds since 1970-01-01 UTC",
                    generation -> generation.solvedAt() / 1e3);
        }
    }

    private void gauge(
            KnowledgeSource source,
            String model,
            String name,
            String description,
            ToDoubleFunction<SolvedGeneration> value) {
        Gauge.builder(
                        "learnstream.solved." + name,
                        source,
                        known -> known.knowledge()
                                .map(LiveKnowledge::solved)
                                .map(solved ->
                                        value.applyAsDouble(solved.of(model).generation()))
                                .orElse(0.0))
                .description(description)
                .tag("model", model)
                .register(registry);
    }

    /** Binds whether solving is done by machine code, and the meters of the solving from its start. */
    public void solver(ModelSolving solving) {
        for (String model : ModelSolving.MODELS) {
            duration(model);
            failures(model);
        }
        Gauge.builder(
                        "learnstream.solve.machine.code",
                        solving,
                        known -> known.solver().machineCode() ? 1 : 0)
                .description(
                        "1 when models are solved by the platform's machine code, 0 when in Java, ten times slower")
                .tag("library", solving.solver().name())
                .register(registry);
    }

    @Override
    public void solved(SolvedGeneration generation, Duration took) {
        duration(generation.model()).record(took);
    }

    /** Returns how many models this instance has solved. */
    public long solvings() {
        return ModelSolving.MODELS.stream()
                .mapToLong(model -> duration(model).count())
                .sum();
    }

    private Timer duration(String model) {
        return Timer.builder("learnstream.solve.duration")
                .description("time to solve a model, the choice of its regularisation included")
                .tag("model", model)
                .register(registry);
    }

    @Override
    public void failed(String model) {
        failures(model).increment();
    }

    private Counter failures(String model) {
        return Counter.builder("learnstream.solve.failures")
                .description("models that could not be solved or published")
                .tag("model", model)
                .register(registry);
    }
}
