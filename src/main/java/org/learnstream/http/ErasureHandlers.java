package org.learnstream.http;

import io.vertx.core.Future;
import java.util.Optional;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.http.Problem.Kind;
import org.learnstream.query.RecordKey;

/** Has learners erased, and tells how far that has come. */
final class ErasureHandlers {
    private static final String PATH = "/v1/erasures/";

    private final Ports.Privacy privacy;

    ErasureHandlers(Ports.Privacy privacy) {
        this.privacy = privacy;
    }

    /** {@code DELETE /v1/users/{user_id}}. */
    Future<Reply> erase(Request request) {
        privacy.operator().require(request);
        RecordKey learner = request.key("user_id");
        Optional<AfterErasure> after = request.text("after").map(given -> switch (given) {
            case "restart" -> AfterErasure.RESTART;
            case "refuse" -> AfterErasure.REFUSE;
            default ->
                throw new ProblemException(Kind.INVALID_PARAMETER, "after is neither restart nor refuse", "after");
        });
        // To ask for the first time meets the cluster, which may take a moment.
        return request.elsewhere(() -> privacy.erasures().erase(learner.text(), after))
                .compose(Future::fromCompletionStage)
                .map(erasureId -> Reply.accepted(PATH + erasureId, new AcceptedBody(erasureId, PATH + erasureId)))
                .recover(failed -> Future.failedFuture(new ProblemException(
                        Kind.NOT_READY, "the cluster did not take the request: " + failed.getMessage())));
    }

    /** {@code GET /v1/erasures/{erasure_id}}. */
    Future<Reply> receipt(Request request) {
        privacy.operator().require(request);
        RecordKey erasure = request.key("erasure_id");
        return Future.succeededFuture(privacy.erasures()
                .receipt(erasure.text())
                .map(receipt -> Reply.json(ErasureBody.of(receipt)))
                .orElseThrow(() -> new ProblemException(
                        Kind.UNKNOWN_ERASURE, "there is no such erasure, or it has not begun yet", "erasure_id")));
    }

    /** An erasure that was asked for, and where it is told of. */
    record AcceptedBody(String erasureId, String receipt) {}
}
