package org.learnstream.http;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.learnstream.domain.similarity.SimilarLearners;
import org.learnstream.http.Problem.Kind;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.query.KnowledgeSource;

/**
 * Answers which learners are like a learner. It tells one learner's identifier to whoever may ask about another one, so it
 * is meant for staff and services, and never for the learners themselves.
 */
final class SimilarLearnerHandlers {
    private static final int USUAL_NUMBER = 10;
    private static final int HIGHEST_NUMBER = 100;

    private final KnowledgeSource source;

    SimilarLearnerHandlers(KnowledgeSource source) {
        this.source = source;
    }

    /** {@code GET /v1/users/{user_id}/neighbours?k=10}. */
    Future<Reply> neighbours(Request request) {
        String learnerId = request.key("user_id").text();
        int number = request.number("k", 1, HIGHEST_NUMBER).orElse(USUAL_NUMBER);
        LiveKnowledge knowledge = source.knowledge()
                .orElseThrow(() -> new ProblemException(Kind.NOT_READY, "the course model is not restored yet"));
        long generation = knowledge.statistics().generation();
        SimilarLearners similar = new SimilarLearners();
        if (!knowledge.learners().nearest(learnerId, number, similar)) {
            throw new ProblemException(Kind.UNKNOWN_LEARNER, "this learner has no affinity to any course", "user_id");
        }
        List<SimilarLearnersBody.Item> items = IntStream.range(0, similar.size())
                .mapToObj(place -> new SimilarLearnersBody.Item(
                        similar.learnerId(place), similar.similarity(place), similar.commonCourses(place)))
                .toList();
        return Future.succeededFuture(Reply.json(new SimilarLearnersBody(learnerId, items, generation)));
    }
}
