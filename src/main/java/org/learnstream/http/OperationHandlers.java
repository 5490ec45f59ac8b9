package org.learnstream.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.learnstream.query.IntakeCounts.TopicCounts;
import org.learnstream.query.StatusSource.Condition;
import org.learnstream.query.StatusSource.PartStatus;

/** Answers what operators and orchestrators ask. */
final class OperationHandlers {
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String FINE = "ok";

    private final Ports.Operations operations;

    OperationHandlers(Ports.Operations operations) {
        this.operations = operations;
    }

    /** {@code GET /healthz}: fails when a part will not work again without a restart. */
    Future<Reply> health(Request request) {
        return status(part -> part.condition() != Condition.FAILED);
    }

    /** {@code GET /readyz}: fails until every part does its work. */
    Future<Reply> readiness(Request request) {
        return status(part -> part.condition() == Condition.READY);
    }

    private Future<Reply> status(Predicate<PartStatus> fine) {
        List<PartStatus> parts = operations.status().parts();
        boolean allFine = parts.stream().allMatch(fine);
        StatusBody body = new StatusBody(
                allFine ? FINE : word(parts),
                parts.stream()
                        .map(part -> new StatusBody.Part(
                                part.name(), part.condition().name().toLowerCase(Locale.ROOT), part.detail()))
                        .toList());
        return Future.succeededFuture(Reply.json(allFine ? 200 : 503, body));
    }

    /** Returns the condition of the process in a word: that of its worst part. */
    private static String word(List<PartStatus> parts) {
        return parts.stream()
                .map(PartStatus::condition)
                .max(Comparator.naturalOrder())
                .map(OperationHandlers::word)
                .orElse(FINE);
    }

    private static String word(Condition worst) {
        return switch (worst) {
            case READY -> FINE;
            case RESTORING -> "restoring";
            case STARTING -> "starting";
            case FAILED -> "dead";
        };
    }

    /** {@code GET /metrics}. */
    Future<Reply> metrics(Request request) {
        return Future.succeededFuture(
                Reply.bytes(METRICS_TYPE, Buffer.buffer(operations.metrics().scrape())));
    }

    /** {@code GET /v1/intake}: unavailable while the counts cannot be read, so that nobody takes that for none. */
    Future<Reply> intake(Request request) {
        List<TopicCounts> counts = operations
                .intake()
                .counts()
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.NOT_READY, "this instance does not process events now; see /readyz"));
        return Future.succeededFuture(Reply.json(
                new IntakeBody(counts.stream().map(OperationHandlers::topic).toList())));
    }

    private static IntakeBody.Topic topic(TopicCounts counts) {
        Map<String, Long> byReason = new TreeMap<>();
        counts.deadLetters().forEach((reason, count) -> byReason.put(reason.toLowerCase(Locale.ROOT), count));
        return new IntakeBody.Topic(
                counts.topic(), counts.received(), counts.activities(), counts.duplicates(), byReason);
    }

    /** The condition of the process and its parts. */
    record StatusBody(String status, List<Part> parts) {
        /** The condition of one part. */
        record Part(String name, String condition, String detail) {}
    }

    /** What this instance took in, of the partitions that it works on, over all time. */
    record IntakeBody(List<Topic> topics) {
        /** What became of the records of one topic; received = activities + duplicates + dead letters. */
        record Topic(String topic, long received, long activities, long duplicates, Map<String, Long> deadLetters) {}
    }
}
