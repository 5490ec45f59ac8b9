package org.learnstream.query;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.learnstream.query.Answer.Found;
import org.learnstream.query.Answer.Missing;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.Freshness.Replica;

/**
 * Reads from other instances over HTTP.
 *
 * <p>The path asked is answered from the other instance's own stores alone, so that two instances that disagree on who
 * holds a learner cannot send a request in circles. An instance that could not be reached is left alone for a moment.
 */
public final class HttpRemoteReads implements RemoteReads, AutoCloseable {
    /** Path of the rows of one learner, between instances; ends with the learner. */
    public static final String PATH = "/internal/v1/learners/";

    /** Query parameter that names the partition. */
    public static final String PARTITION = "partition";

    /** Header of the answer: how old the copy may be, in milliseconds. */
    public static final String STALENESS_HEADER = "learnstream-staleness-millis";

    /** Header of the answer: the role of the copy. */
    public static final String REPLICA_HEADER = "learnstream-replica";

    private static final int MOST_CONNECTIONS = 32;

    private final WebClient client;
    private final Duration timeout;
    private final CircuitBreaker breaker;
    private final LongAdder forwarded = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private final LongAdder refused = new LongAdder();

    public HttpRemoteReads(Vertx vertx, Duration timeout, LongSupplier monotonicMillis) {
        WebClientOptions options = new WebClientOptions()
                .setConnectTimeout(Math.toIntExact(timeout.toMillis()))
                .setFollowRedirects(false);
        this.client = WebClient.create(vertx, options, new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
        this.timeout = timeout;
        this.breaker = new CircuitBreaker(monotonicMillis);
    }

    @Override
    public CompletionStage<Answer<LearnerRows>> read(String host, int partition, RecordKey learner) {
        if (!breaker.admits(host)) {
            refused.increment();
            return CompletableFuture.completedFuture(new Unavailable<>("did not answer a moment ago"));
        }
        forwarded.increment();
        int colon = host.lastIndexOf(':');
        return client.get(Integer.parseInt(host.substring(colon + 1)), host.substring(0, colon), path(learner))
                .addQueryParam(PARTITION, Integer.toString(partition))
                .timeout(timeout.toMillis())
                .send()
                .map(response -> {
                    breaker.answered(host);
                    return answer(host, response);
                })
                .otherwise(failure -> {
                    breaker.failed(host);
                    unanswered.increment();
                    return new Unavailable<>("did not answer: " + failure.getMessage());
                })
                .toCompletionStage();
    }

    /**
     * Returns what went on between instances.
     *
     * @param hedged reads that a further instance was asked for
     */
    ReadTraffic traffic(long hedged) {
        return new ReadTraffic(forwarded.sum(), hedged, unanswered.sum(), refused.sum(), breaker.openInstances());
    }

    private static String path(RecordKey learner) {
        return PATH + URLEncoder.encode(learner.text(), StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Answer<LearnerRows> answer(String host, HttpResponse<Buffer> response) {
        if (response.statusCode() != 200) {
            return new Unavailable<>("answered with status " + response.statusCode());
        }
        try {
            Freshness freshness = new Freshness(
                    host,
                    Replica.valueOf(String.valueOf(response.getHeader(REPLICA_HEADER))),
                    Long.parseLong(String.valueOf(response.getHeader(STALENESS_HEADER))));
            Buffer body = response.body();
            LearnerRows rows = LearnerRows.ofBytes(body == null ? new byte[0] : body.getBytes());
            return rows.isEmpty() ? new Missing<>(freshness) : new Found<>(rows, freshness);
        } catch (IOException | IllegalArgumentException unreadable) {
            return new Unavailable<>("gave an answer that cannot be read: " + unreadable.getMessage());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
