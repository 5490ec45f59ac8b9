package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.LiveSolvedWeights;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.SolvedParts;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.SolvedManifest;
import org.learnstream.wire.avro.SolvedPart;
import org.learnstream.wire.avro.SolvedRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the rows of solved weights, and puts a generation in force when it is complete. */
final class GenerationProcessor extends ViewProcessor<LiveKnowledge> {
    private static final Logger LOG = LoggerFactory.getLogger(GenerationProcessor.class);

    private final RecordFormat<SolvedPart> format;

    GenerationProcessor(RecordFormat<SolvedPart> format) {
        super(Stores.GENERATIONS);
        this.format = format;
    }

    @Override
    void apply(LiveKnowledge knowledge, String key, byte @Nullable [] value, long position)
            throws UndecodableException {
        LiveSolvedWeights solving = knowledge.solving();
        if (value == null) {
            solving.forget(SolvedParts.model(key), SolvedParts.courseId(key));
            return;
        }
        SolvedPart part = format.decode(value);
        if (part.getContent() instanceof SolvedRow row) {
            solving.row(
                    part.getModel(),
                    part.getGeneration(),
                    part.getColumns(),
                    row.getCourseId(),
                    SolvedParts.weights(row));
        } else if (part.getContent() instanceof SolvedManifest manifest) {
            SolvedGeneration generation = SolvedParts.generation(part, manifest);
            long missing = solving.manifest(generation, part.getColumns(), manifest.getCourseIds());
            if (missing == 0) {
                LOG.info(
                        "Solved weights in force model={} generation={} lambda={} courses={}",
                        generation.model(),
                        generation.number(),
                        generation.lambda(),
                        generation.courses());
            } else {
                LOG.warn(
                        "Solved weights are incomplete and stay out of force model={} generation={} missing={}",
                        generation.model(),
                        generation.number(),
                        missing);
            }
        }
    }
}
