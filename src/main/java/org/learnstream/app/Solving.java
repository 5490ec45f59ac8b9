package org.learnstream.app;

import java.time.InstantSource;
import org.learnstream.config.Settings;
import org.learnstream.metrics.SolveMeters;
import org.learnstream.query.KnowledgeSource;
import org.learnstream.solve.ModelSolving;
import org.learnstream.solve.Solvers;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.runtime.StreamsApplication;
import org.learnstream.streams.solve.GenerationPublisher;
import org.learnstream.streams.solve.ModelTrainer;

/** The solving of models in this process, when it is this instance's. */
final class Solving implements AutoCloseable {
    private final Responsibility responsibility;
    private final ModelTrainer trainer;

    Solving(Settings settings, Framing framing, StreamsApplication processing, SolveMeters meters) {
        responsibility = Responsibility.of(processing, Topics.PURCHASES);
        ModelSolving solving = new ModelSolving(
                settings.solve().options(settings.recommend().recencyDecay()),
                Solvers.fastest(settings.solve().threads()));
        meters.solver(solving);
        trainer = new ModelTrainer(
                solving,
                settings.solve().trigger(),
                new GenerationPublisher(settings, framing),
                meters,
                InstantSource.system());
    }

    void start(KnowledgeSource views) {
        trainer.start(views::knowledge, responsibility::isHere);
    }

    @Override
    public void close() {
        trainer.close();
    }
}
