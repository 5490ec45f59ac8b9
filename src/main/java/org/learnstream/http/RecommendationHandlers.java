package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.learnstream.http.Problem.Kind;
import org.learnstream.http.RecommendationsBody.Item;
import org.learnstream.query.Answer;
import org.learnstream.query.Freshness;
import org.learnstream.query.LearnerReads;
import org.learnstream.query.LearnerRecords;
import org.learnstream.query.RecordKey;

/** Answers what to recommend to a learner. */
final class RecommendationHandlers {
    private final LearnerReads learners;
    private final Recommendations recommendations;

    RecommendationHandlers(LearnerReads learners, Recommendations recommendations) {
        this.learners = learners;
        this.recommendations = recommendations;
    }

    /** {@code GET /v1/users/{user_id}/recommendations?limit=10}. */
    Future<Reply> recommendations(Request request) {
        RecordKey learner = request.key("user_id");
        RecommendationQuery query = RecommendationQuery.of(request);
        return settled(learners.read(learner, Recommendations.MADE_OF))
                .compose(answer -> rendered(learner, answer, query)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> made(request, learner, answer, query)
                                .map(body -> Reply.json(body, body.stalenessMillis()))));
    }

    /** What is there already, as nearly always, is gone on with at once. */
    private static <T> Future<T> settled(CompletionStage<T> stage) {
        CompletableFuture<T> read = stage.toCompletableFuture();
        return read.isDone() && !read.isCompletedExceptionally()
                ? Future.succeededFuture(read.join())
                : Future.fromCompletionStage(read);
    }

    /** Returns the answer when it is a published slate, as it is. */
    private Optional<Reply> rendered(RecordKey learner, Answer<LearnerRecords> answer, RecommendationQuery query) {
        if (answer instanceof Answer.Found<LearnerRecords> found) {
            Freshness freshness = found.freshness();
            return recommendations
                    .rendered(learner, found.value(), freshness, query)
                    .map(json -> Reply.json(json, freshness.stalenessMillis()));
        }
        return Optional.empty();
    }

    /** {@code POST /recommend}, the older contract: identifiers of courses and nothing else. */
    Future<Reply> recommend(Request request) {
        JsonNode body = request.object();
        RecordKey learner = learner(body);
        RecommendationQuery query = RecommendationQuery.of(body, number(body));
        return Future.fromCompletionStage(learners.read(learner, Recommendations.MADE_OF))
                .compose(answer -> made(request, learner, answer, query))
                .map(found -> Reply.json(
                        new OlderBody(found.items().stream().map(Item::courseId).toList()), found.stalenessMillis()));
    }

    private Future<RecommendationsBody> made(
            Request request, RecordKey learner, Answer<LearnerRecords> answer, RecommendationQuery query) {
        Asked asked = Answers.<LearnerRecords, Asked>match(
                answer,
                (records, freshness) -> Asked.of(learner, Optional.of(records), freshness),
                freshness -> Asked.of(learner, Optional.empty(), freshness));
        return recommendations
                .published(asked, query)
                .map(Future::succeededFuture)
                .orElseGet(() -> request.elsewhere(() -> recommendations.afresh(asked, query)));
    }

    private static RecordKey learner(JsonNode body) {
        JsonNode user = body.get("user_id");
        if (user == null || !user.isTextual()) {
            throw new ProblemException(Kind.INVALID_BODY, "user_id is not a text", "user_id");
        }
        return Request.key("user_id", user.textValue(), Kind.INVALID_BODY);
    }

    private static int number(JsonNode body) {
        JsonNode number = body.get("num_recommendations");
        if (number == null || number.isNull()) {
            return RecommendationQuery.USUAL_LIMIT;
        }
        if (!number.isIntegralNumber()
                || !number.canConvertToInt()
                || number.intValue() < 1
                || number.intValue() > RecommendationQuery.HIGHEST_LIMIT) {
            throw new ProblemException(
                    Kind.INVALID_BODY,
                    "num_recommendations is not a whole number from 1 to " + RecommendationQuery.HIGHEST_LIMIT,
                    "num_recommendations");
        }
        return number.intValue();
    }

    /** The answer of the older contract. */
    record OlderBody(List<String> recommendations) {}
}
