package org.learnstream.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import org.learnstream.http.Problem.Kind;
import org.learnstream.query.Freshness;
import org.learnstream.query.HttpRemoteReads;
import org.learnstream.query.LearnerRows;
import org.learnstream.query.LocalReads;
import org.learnstream.query.RecordKey;
import org.learnstream.streams.catalog.ServedTable;

/** Answers other instances from this instance's own stores, and never asks another one in turn. */
final class InstanceHandlers {
    private final LocalReads local;

    InstanceHandlers(LocalReads local) {
        this.local = local;
    }

    /** The framed rows of a learner; no rows when the learner is missing. */
    Future<Reply> rows(Request request) {
        RecordKey learner = request.key("user_id");
        int partition = request.number(HttpRemoteReads.PARTITION, 0, Integer.MAX_VALUE)
                .orElseThrow(() -> new ProblemException(
                        Kind.INVALID_PARAMETER, HttpRemoteReads.PARTITION + " is missing", HttpRemoteReads.PARTITION));
        return Future.succeededFuture(Answers.match(
                local.read(partition, learner, ServedTable.ALL),
                InstanceHandlers::reply,
                freshness -> reply(LearnerRows.NONE, freshness)));
    }

    private static Reply reply(LearnerRows rows, Freshness freshness) {
        return new Reply.Whole(
                200,
                "application/octet-stream",
                Map.of(
                        HttpRemoteReads.STALENESS_HEADER, Long.toString(freshness.stalenessMillis()),
                        HttpRemoteReads.REPLICA_HEADER, freshness.replica().name()),
                Buffer.buffer(rows.toBytes()));
    }
}
