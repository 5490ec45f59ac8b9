package org.learnstream.query;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.learnstream.query.Answer.Missing;
import org.learnstream.query.Answer.Stale;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.Freshness.Replica;
import org.learnstream.streams.catalog.ServedTable;

import static org.assertj.core.api.Assertions.assertThat;

/** Holders that take their time, or never answer. */
final class HolderSearchTest {
    private static final String SELF = "self:1";
    private static final RecordKey ANNA = new RecordKey("anna");

    private final Deque<Runnable> afterAWhile = new ArrayDeque<>();
    private final Map<String, CompletableFuture<Answer<LearnerRows>>> remote = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Answer<LearnerRows> here = new Unavailable<>("nothing is here");

    private LongSupplier hedged = () -> 0;

    private CompletableFuture<Answer<LearnerRows>> search(String active, String... standbys) {
        Routing routing = new Routing() {
            @Override
            public String self() {
                return SELF;
            }

            @Override
            public Optional<Route> route(RecordKey key) {
                return Optional.of(new Route(3, active, List.of(standbys)));
            }
        };
        HolderSearch search = new HolderSearch(
                routing,
                (partition, learner, tables) -> {
                    asked.add(SELF);
                    return here;
                },
                (host, partition, learner) -> {
                    asked.add(host);
                    return remote.computeIfAbsent(host, unasked -> new CompletableFuture<>());
                },
                Duration.ofSeconds(10),
                afterAWhile::add);
        hedged = search::hedged;
        return search.rows(ANNA, ServedTable.ALL).toCompletableFuture();
    }

    private void answers(String host, Answer<LearnerRows> answer) {
        Objects.requireNonNull(remote.get(host), host + " was not asked").complete(answer);
    }

    private void aWhilePasses() {
        afterAWhile.remove().run();
    }

    private static Answer<LearnerRows> copy(String host, Replica replica, long staleness) {
        return new Missing<>(new Freshness(host, replica, staleness));
    }

    @Test
    void shouldFailWhenAskingAnotherInstanceMeetsADefect() {
        // given
        CompletableFuture<Answer<LearnerRows>> answer = search("a:1", "b:1");
        IllegalStateException defect = new IllegalStateException("a defect");

        // when
        Objects.requireNonNull(remote.get("a:1")).completeExceptionally(defect);

        // then
        assertThat(answer).failsWithin(Duration.ZERO).withThrowableThat().withCause(defect);
    }

    @Test
    void shouldAskNobodyElseWhenTheActiveInstanceAnswersAtOnce() {
        // given
        CompletableFuture<Answer<LearnerRows>> answer = search("a:1", "b:1");

        // when
        answers("a:1", copy("a:1", Replica.ACTIVE, 5));
        aWhilePasses();

        // then
        assertThat(answer).isCompletedWithValue(copy("a:1", Replica.ACTIVE, 5));
        assertThat(asked).containsExactly("a:1");
        assertThat(hedged.getAsLong()).isZero();
    }

    @Test
    void shouldHearTheStandbyWhenTheActiveInstanceTakesTooLong() {
        // given
        CompletableFuture<Answer<LearnerRows>> answer = search("a:1", "b:1");
        assertThat(answer).isNotDone();

        // when
        aWhilePasses();
        answers("b:1", copy("b:1", Replica.STANDBY, 300));

        // then
        assertThat(answer).isCompletedWithValue(copy("b:1", Replica.STANDBY, 300));
        assertThat(asked).containsExactly("a:1", "b:1");
        assertThat(hedged.getAsLong()).isEqualTo(1);
    }

    @Test
    void shouldReadHereAfterAWhileWhenTheActiveInstanceStandsStill() {
        // given
        here = copy(SELF, Replica.STANDBY, 300);
        CompletableFuture<Answer<LearnerRows>> answer = search("a:1", SELF);

        // when
        aWhilePasses();

        // then
        assertThat(answer).isCompletedWithValue(copy(SELF, Replica.STANDBY, 300));
    }

    @Test
    void shouldStillHearTheActiveInstanceWhenTheStandbyIsOfNoUse() {
        // given
        CompletableFuture<Answer<LearnerRows>> answer = search("a:1", "b:1");
        aWhilePasses();
        answers("b:1", new Unavailable<>("partition 3 is not here"));
        assertThat(answer).isNotDone();

        // when
        answers("a:1", copy("a:1", Replica.ACTIVE, 5));

        // then
        assertThat(answer).isCompletedWithValue(copy("a:1", Replica.ACTIVE, 5));
    }

    @Test
    void shouldSayWhatAllSaidWhenNoneIsOfUse() {
        // given
        here = copy(SELF, Replica.STANDBY, 30_000);
        CompletableFuture<Answer<LearnerRows>> answer = search("a:1", SELF, "b:1");
        aWhilePasses();

        // when
        answers("b:1", copy("b:1", Replica.STANDBY, 20_000));
        assertThat(answer).isNotDone();
        answers("a:1", new Unavailable<>("did not answer"));

        // then
        assertThat(answer).isCompletedWithValue(new Stale<>(new Freshness("b:1", Replica.STANDBY, 20_000)));
        assertThat(asked).containsExactly("a:1", SELF, "b:1");
    }

    @Test
    void shouldAskTheNextAtOnceWhenTheActiveInstanceRefuses() {
        // given
        CompletableFuture<Answer<LearnerRows>> answer = search("a:1", "b:1", "c:1");

        // when
        answers("a:1", new Unavailable<>("refused"));
        aWhilePasses();

        // then: the while that began with the first question concerns nobody any more
        assertThat(asked).containsExactly("a:1", "b:1");
        aWhilePasses();
        assertThat(asked).containsExactly("a:1", "b:1", "c:1");
        answers("c:1", copy("c:1", Replica.STANDBY, 7));
        assertThat(answer).isCompletedWithValue(copy("c:1", Replica.STANDBY, 7));
    }
}
