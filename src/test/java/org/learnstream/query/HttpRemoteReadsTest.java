package org.learnstream.query;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnstream.query.Answer.Found;
import org.learnstream.query.Answer.Missing;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.Freshness.Replica;
import org.learnstream.streams.catalog.ServedTable;

import static org.assertj.core.api.Assertions.assertThat;

final class HttpRemoteReadsTest {
    private static final RecordKey LEARNER = new RecordKey("a/b c+ü");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicReference<String> uri = new AtomicReference<>("");
    private final AtomicLong clock = new AtomicLong();
    private final HttpRemoteReads reads = new HttpRemoteReads(vertx, Duration.ofMillis(300), clock::get);
    private Consumer<HttpServerRequest> behaviour = request -> {};
    private String host = "";

    @BeforeEach
    void listen() {
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            requests.incrementAndGet();
            uri.set(request.uri());
            behaviour.accept(request);
        });
        host = "127.0.0.1:"
                + server.listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join()
                        .actualPort();
    }

    @AfterEach
    void close() {
        reads.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private Answer<LearnerRows> read() {
        return reads.read(host, 5, LEARNER)
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private static void answer(HttpServerRequest request, byte[] body) {
        request.response()
                .putHeader(HttpRemoteReads.STALENESS_HEADER, "77")
                .putHeader(HttpRemoteReads.REPLICA_HEADER, "STANDBY")
                .end(Buffer.buffer(body));
    }

    @Test
    void shouldReadRowsAndAgeWhenTheInstanceAnswers() {
        // given
        LearnerRows rows = new LearnerRows(Map.of(ServedTable.AFFINITIES, new byte[] {1, 2}));
        behaviour = request -> answer(request, rows.toBytes());

        // when
        Answer<LearnerRows> answer = read();

        // then
        Found<LearnerRows> found = (Found<LearnerRows>) answer;
        assertThat(found.freshness()).isEqualTo(new Freshness(host, Replica.STANDBY, 77));
        assertThat(found.value().row(ServedTable.AFFINITIES)).contains(new byte[] {1, 2});
        assertThat(uri.get()).isEqualTo("/internal/v1/learners/a%2Fb%20c%2B%C3%BC?partition=5");
    }

    @Test
    void shouldBeMissingWhenTheInstanceHasNoRows() {
        // given
        behaviour = request -> answer(request, LearnerRows.NONE.toBytes());

        // when
        Answer<LearnerRows> answer = read();

        // then
        assertThat(answer).isEqualTo(new Missing<>(new Freshness(host, Replica.STANDBY, 77)));
    }

    @Test
    void shouldBeUnavailableWhenTheInstanceRefuses() {
        // given
        behaviour = request -> request.response().setStatusCode(503).end();

        // when
        Answer<LearnerRows> answer = read();

        // then
        assertThat(answer).isEqualTo(new Unavailable<>("answered with status 503"));
    }

    @Test
    void shouldBeUnavailableWhenTheAnswerHasNoAge() {
        // given
        behaviour = request -> request.response().end(Buffer.buffer(LearnerRows.NONE.toBytes()));

        // when
        Answer<LearnerRows> answer = read();

        // then
        assertThat(answer).isInstanceOf(Unavailable.class);
    }

    @Test
    void shouldBeUnavailableWhenTheInstanceDoesNotAnswerInTime() {
        // given a server that never answers

        // when
        Answer<LearnerRows> answer = read();

        // then
        assertThat(answer).isInstanceOf(Unavailable.class);
        assertThat(requests).hasValue(1);
    }

    @Test
    void shouldLeaveTheInstanceAloneWhenItDidNotAnswerAMomentAgo() {
        // given
        assertThat(read()).isInstanceOf(Unavailable.class);
        clock.addAndGet(999);

        // when
        Answer<LearnerRows> answer = read();

        // then
        assertThat(answer).isEqualTo(new Unavailable<>("did not answer a moment ago"));
        assertThat(requests).hasValue(1);
    }

    @Test
    void shouldAskAgainWhenTheMomentIsOver() {
        // given
        assertThat(read()).isInstanceOf(Unavailable.class);
        clock.addAndGet(1_000);
        behaviour = request -> answer(request, LearnerRows.NONE.toBytes());

        // when
        Answer<LearnerRows> answer = read();

        // then
        assertThat(answer).isInstanceOf(Missing.class);
    }
}
