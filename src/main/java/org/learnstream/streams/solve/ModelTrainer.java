package org.learnstream.streams.solve;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.domain.recommend.SolvedMatrix;
import org.learnstream.domain.solve.SolveTrigger;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.solve.ModelSolving;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Solves models beside the stream, in a thread of its own, when enough has changed; the weights come back through their
 * topic, to this instance as to all others. It looks every second whether anything is due and whether the work is this
 * instance's.
 */
public final class ModelTrainer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelTrainer.class);
    private static final long LOOK_MILLIS = 1_000;
    private static final long LONGEST_CLOSE_SECONDS = 10;

    private final ModelSolving solving;
    private final SolveTrigger trigger;
    private final GenerationPublisher publisher;
    private final SolveListener listener;
    private final InstantSource clock;

    /** The newest generation that this instance published of each model; its view may not have read it yet. */
    private final Map<String, SolvedGeneration> published = new HashMap<>();

    /** How long this instance took to solve each model, in milliseconds. */
    private final Map<String, Long> took = new HashMap<>();

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "solver");
        thread.setDaemon(true);
        return thread;
    });

    public ModelTrainer(
            ModelSolving solving,
            SolveTrigger trigger,
            GenerationPublisher publisher,
            SolveListener listener,
            InstantSource clock) {
        this.solving = solving;
        this.trigger = trigger;
        this.publisher = publisher;
        this.listener = listener;
        this.clock = clock;
    }

    /** Where the trainer finds what is known. */
    @FunctionalInterface
    public interface Source {
        /** Returns what is known; nothing while it is being restored. */
        java.util.Optional<LiveKnowledge> knowledge();
    }

    /**
     * Begins to look.
     *
     * @param responsible whether the work is this instance's at the moment
     */
    public void start(Source source, BooleanSupplier responsible) {
        ScheduledFuture<?> unused = executor.scheduleWithFixedDelay(
                () -> look(source, responsible), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(Source source, BooleanSupplier responsible) {
        for (String model : ModelSolving.MODELS) {
            try {
                if (responsible.getAsBoolean()) {
                    source.knowledge().ifPresent(knowledge -> look(model, knowledge));
                }
            } catch (RuntimeException | OutOfMemoryError failed) {
                // The next look tries again; the generation before stays in force.
                LOG.warn("Model could not be solved model={}", model, failed);
                listener.failed(model);
            }
        }
    }

    private void look(String model, LiveKnowledge knowledge) {
        SolvedGeneration last = newest(model, knowledge);
        long learners = knowledge.statistics().learners();
        long vectors = knowledge.statistics().generation();
        boolean due = last.number() == 0
                ? trigger.isDueFirst(learners)
                : trigger.isDue(
                        new SolveTrigger.Last(last.solvedAt(), last.vectors(), took.getOrDefault(model, 0L)),
                        clock.millis(),
                        learners,
                        vectors);
        if (!due) {
            return;
        }
        ModelSolving.Solved solved = solving.solve(model, knowledge);
        SolvedGeneration generation = solved.generation(last.number() + 1, clock.millis(), vectors);
        SolvedMatrix before = knowledge.solved().of(model);
        publisher.publish(generation, solved.solution(), courses(before, knowledge));
        published.put(model, generation);
        took.put(model, solved.took().toMillis());
        listener.solved(generation, solved.took());
        LOG.info(
                "Model solved and published model={} generation={} lambda={} quality={} courses={} millis={} library={}",
                model,
                generation.number(),
                generation.lambda(),
                generation.quality(),
                generation.courses(),
                solved.took().toMillis(),
                solving.solver().name());
    }

    private SolvedGeneration newest(String model, LiveKnowledge knowledge) {
        SolvedGeneration inForce = knowledge.solved().of(model).generation();
        SolvedGeneration own = published.get(model);
        return own == null || own.number() <= inForce.number() ? inForce : own;
    }

    private static List<String> courses(SolvedMatrix matrix, LiveKnowledge knowledge) {
        return matrix.solvedOrdinals()
                .mapToObj(ordinal -> knowledge.statistics().courseId(ordinal))
                .toList();
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            if (!executor.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Solving goes on in the background and ends with the process");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
