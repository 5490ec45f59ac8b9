package org.learnstream.http;

import io.vertx.core.Future;
import java.time.Instant;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.http.Problem.Kind;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.query.KnowledgeSource;

/** Answers which generations of the solved models are in force. */
final class ModelHandlers {
    private final KnowledgeSource source;

    ModelHandlers(KnowledgeSource source) {
        this.source = source;
    }

    /** {@code GET /v1/models}. */
    Future<Reply> models(Request request) {
        LiveKnowledge knowledge = source.knowledge()
                .orElseThrow(() -> new ProblemException(Kind.NOT_READY, "the course model is not restored yet"));
        return Future.succeededFuture(Reply.json(new ModelsBody(knowledge.solved().generations().stream()
                .map(ModelHandlers::item)
                .toList())));
    }

    private static ModelsBody.Item item(SolvedGeneration generation) {
        return generation.number() == 0
                ? new ModelsBody.Item(generation.model(), 0, null, null, null, null)
                : new ModelsBody.Item(
                        generation.model(),
                        generation.number(),
                        generation.lambda(),
                        generation.quality(),
                        Instant.ofEpochMilli(generation.solvedAt()).toString(),
                        generation.courses());
    }
}
