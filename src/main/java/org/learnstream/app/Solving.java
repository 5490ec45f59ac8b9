package org.learnstream.app;

import java.time.InstantSource;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.learnstream.config.Settings;
import org.learnstream.metrics.SolveMeters;
import org.learnstream.query.KnowledgeSource;
import org.learnstream.solve.ModelSolving;
import org.learnstream.solve.Solvers;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.runtime.StreamsApplication;
import org.learnstream.streams.solve.GenerationPublisher;
import org.learnstream.streams.solve.ModelTrainer;

/**
 * The solving of models in this process. Of all instances the one does it that processes the first partition of the
 * purchases: there is always one, and when it is gone another takes over with the partition.
 */
final class Solving implements AutoCloseable {
    private static final TopicPartition FIRST = new TopicPartition(Topics.PURCHASES.name(), 0);

    private final StreamsApplication processing;
    private final ModelTrainer trainer;

    Solving(Settings settings, StreamsApplication processing, SolveMeters meters) {
        this.processing = processing;
        ModelSolving solving = new ModelSolving(
                settings.solve().options(settings.recommend().recencyDecay()),
                Solvers.fastest(settings.solve().threads()));
        meters.solver(solving);
        trainer = new ModelTrainer(
                solving, settings.solve().trigger(), new GenerationPublisher(settings), meters, InstantSource.system());
    }

    void start(KnowledgeSource views) {
        trainer.start(views::knowledge, this::responsible);
    }

    private boolean responsible() {
        return processing.streams().state() == KafkaStreams.State.RUNNING
                && processing.streams().metadataForLocalThreads().stream()
                        .flatMap(thread -> thread.activeTasks().stream())
                        .anyMatch(task -> task.topicPartitions().contains(FIRST));
    }

    @Override
    public void close() {
        trainer.close();
    }
}
