package org.learnstream.query;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.learnstream.config.SettingsLoader;
import org.learnstream.query.Answer.Found;
import org.learnstream.query.Answer.Missing;
import org.learnstream.query.Answer.Stale;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.Freshness.Replica;
import org.learnstream.query.Routing.Route;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.ServedTable;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Published;
import org.learnstream.wire.SchemasUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class RoutedLearnerReadsTest {
    private static final RecordKey ANNA = new RecordKey("anna");
    private static final String SELF = "self:1";
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
    private static final long PAUSE_MILLIS = 100;

    private final Map<String, Answer<LearnerRows>> holders = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private RowDecoder decoder = new RowDecoder(Framing.SINGLE_OBJECT);
    private final AtomicInteger pauses = new AtomicInteger();
    private final AtomicLong clock = new AtomicLong(7_000);
    private Runnable betweenAttempts = () -> {};
    private @Nullable Route route;

    private Answer<LearnerRecords> read() {
        Routing routing = new Routing() {
            @Override
            public String self() {
                return SELF;
            }

            @Override
            public Optional<Route> route(RecordKey key) {
                return Optional.ofNullable(route);
            }
        };
        HolderSearch search = new HolderSearch(
                routing,
                (partition, learner, tables) -> ask(SELF),
                (host, partition, learner) -> CompletableFuture.completedFuture(ask(host)),
                Duration.ofSeconds(10),
                task -> {
                    throw new IllegalStateException("everybody answers at once");
                });
        RoutedLearnerReads reads = new RoutedLearnerReads(
                search,
                decoder,
                task -> {
                    pauses.incrementAndGet();
                    clock.addAndGet(PAUSE_MILLIS);
                    betweenAttempts.run();
                    task.run();
                },
                LONGEST_WAIT,
                clock::get);
        return reads.read(ANNA).toCompletableFuture().join();
    }

    private Answer<LearnerRows> ask(String host) {
        asked.add(host);
        return holders.getOrDefault(host, new Unavailable<>("did not answer"));
    }

    private static Answer<LearnerRows> slate(String host, Replica replica, long staleness) {
        return new Found<>(
                new LearnerRows(Map.of(
                        ServedTable.RECOMMENDATIONS,
                        Topics.RECOMMENDATIONS.codec().encode(Published.slate("anna", "java", "kafka")))),
                new Freshness(host, replica, staleness));
    }

    private static Freshness freshness(Answer<LearnerRecords> answer) {
        assertThat(answer).isInstanceOf(Found.class);
        return ((Found<LearnerRecords>) answer).freshness();
    }

    @Test
    void shouldAskNobodyElseWhenThisInstanceIsActive() {
        // given
        route = new Route(3, SELF, List.of("b:1"));
        holders.put(SELF, slate(SELF, Replica.ACTIVE, 50));

        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(freshness(answer)).isEqualTo(new Freshness(SELF, Replica.ACTIVE, 50));
        assertThat(asked).containsExactly(SELF);
    }

    @Test
    void shouldSayThatNothingCanBeSaidWhenTheSchemaRegistryIsAway() {
        // given
        decoder = new RowDecoder(Framing.of(SettingsLoader.load(
                        null,
                        Map.of(),
                        Map.of("schema.registry.url", "http://127.0.0.1:1", "schema.registry.timeout", "PT0.1S"))
                .schema()));
        route = new Route(3, SELF, List.of());
        holders.put(
                SELF,
                new Found<>(
                        new LearnerRows(Map.of(ServedTable.RECOMMENDATIONS, new byte[] {0, 0, 0, 0, 9, 1})),
                        new Freshness(SELF, Replica.ACTIVE, 50)));

        // when
        Answer<LearnerRecords> answer = read();

        // then
        LearnerRecords records = ((Found<LearnerRecords>) answer).value();
        assertThatThrownBy(records::slate)
                .isInstanceOf(SchemasUnavailableException.class)
                .hasMessageContaining("http://127.0.0.1:1 gave no answer");
        assertThat(decoder.undecodable(ServedTable.RECOMMENDATIONS)).isZero();
    }

    @Test
    void shouldAskTheActiveInstanceWhenAStandbyIsHere() {
        // given
        route = new Route(3, "a:1", List.of(SELF));
        holders.put("a:1", slate("a:1", Replica.ACTIVE, 50));
        holders.put(SELF, slate(SELF, Replica.STANDBY, 60));

        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(freshness(answer).host()).isEqualTo("a:1");
        assertThat(asked).containsExactly("a:1");
    }

    @Test
    void shouldReadTheStandbyHereWhenTheActiveInstanceIsDown() {
        // given
        route = new Route(3, "a:1", List.of("b:1", SELF));
        holders.put("b:1", slate("b:1", Replica.STANDBY, 60));
        holders.put(SELF, slate(SELF, Replica.STANDBY, 9_000));

        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(freshness(answer)).isEqualTo(new Freshness(SELF, Replica.STANDBY, 9_000));
        assertThat(asked).containsExactly("a:1", SELF);
    }

    @Test
    void shouldReadAnotherStandbyWhenTheOneHereIsTooOld() {
        // given
        route = new Route(3, "a:1", List.of(SELF, "b:1"));
        holders.put(SELF, slate(SELF, Replica.STANDBY, 10_001));
        holders.put("b:1", slate("b:1", Replica.STANDBY, 10_000));

        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(freshness(answer).host()).isEqualTo("b:1");
        assertThat(asked).containsExactly("a:1", SELF, "b:1");
    }

    @Test
    void shouldReadAStandbyWhenTheActiveCopyIsStillBeingRestored() {
        // given
        route = new Route(3, SELF, List.of("b:1"));
        holders.put(SELF, slate(SELF, Replica.ACTIVE, 100_000));
        holders.put("b:1", slate("b:1", Replica.STANDBY, 100));

        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(freshness(answer).host()).isEqualTo("b:1");
    }

    @Test
    void shouldTellTheLeastAgeWhenAllCopiesAreTooOld() {
        // given
        route = new Route(3, "a:1", List.of(SELF, "b:1"));
        holders.put(SELF, slate(SELF, Replica.STANDBY, 30_000));
        holders.put("b:1", slate("b:1", Replica.STANDBY, 20_000));

        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(answer).isEqualTo(new Stale<>(new Freshness("b:1", Replica.STANDBY, 20_000)));
    }

    @Test
    void shouldSayOfEachHolderWhyWhenNoneAnswers() {
        // given
        route = new Route(3, "a:1", List.of("b:1"));
        holders.put("b:1", new Unavailable<>("partition 3 is not here"));

        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(answer).isEqualTo(new Unavailable<>("a:1: did not answer; b:1: partition 3 is not here"));
    }

    @Test
    void shouldGiveUpWhenTheLongestWaitIsOver() {
        // given
        route = new Route(3, "a:1", List.of());

        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(answer).isInstanceOf(Unavailable.class);
        assertThat(pauses).hasValue(5);
    }

    @Test
    void shouldMakeFewerAttemptsWhenEachTakesLonger() {
        // given
        route = new Route(3, "a:1", List.of());
        betweenAttempts = () -> clock.addAndGet(3 * PAUSE_MILLIS);

        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(answer).isInstanceOf(Unavailable.class);
        assertThat(pauses).hasValue(2);
    }

    @Test
    void shouldAskTheNewHolderWhenThePartitionMovesInBetween() {
        // given
        route = new Route(3, "a:1", List.of(SELF));
        betweenAttempts = () -> {
            if (pauses.get() == 2) {
                route = new Route(3, SELF, List.of());
                holders.put(SELF, slate(SELF, Replica.ACTIVE, 50));
            }
        };

        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(freshness(answer)).isEqualTo(new Freshness(SELF, Replica.ACTIVE, 50));
        assertThat(asked).containsExactly("a:1", SELF, "a:1", SELF, SELF);
    }

    @Test
    void shouldBeMissingWhenTheActiveInstanceHasNoRow() {
        // given
        route = new Route(3, "a:1", List.of("b:1"));
        holders.put("a:1", new Missing<>(new Freshness("a:1", Replica.ACTIVE, 50)));

        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(answer).isEqualTo(new Missing<>(new Freshness("a:1", Replica.ACTIVE, 50)));
        assertThat(asked).containsExactly("a:1");
    }

    @Test
    void shouldNotBelieveThatALearnerIsMissingWhenTheCopyIsTooOld() {
        // given
        route = new Route(3, "a:1", List.of("b:1"));
        holders.put("a:1", new Missing<>(new Freshness("a:1", Replica.ACTIVE, 20_000)));
        holders.put("b:1", slate("b:1", Replica.STANDBY, 50));

        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(freshness(answer).host()).isEqualTo("b:1");
    }

    @Test
    void shouldBeUnavailableWhenNoAssignmentIsKnown() {
        // when
        Answer<LearnerRecords> answer = read();

        // then
        assertThat(answer).isInstanceOf(Unavailable.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void shouldCountAndLeaveOutTheRowWhenItCannotBeDecoded() {
        // given
        route = new Route(3, SELF, List.of());
        byte[] broken = "no registration".getBytes(StandardCharsets.UTF_8);
        holders.put(
                SELF,
                new Found<>(
                        new LearnerRows(Map.of(
                                ServedTable.REGISTRATIONS,
                                broken,
                                ServedTable.AFFINITIES,
                                Topics.AFFINITIES.codec().encode(Published.taken("java")))),
                        new Freshness(SELF, Replica.ACTIVE, 50)));

        // when
        LearnerRecords records = ((Found<LearnerRecords>) read()).value();

        // then
        assertThat(records.registration()).isEmpty();
        assertThat(records.affinities()).contains(Published.taken("java"));
        assertThat(decoder.undecodable(ServedTable.REGISTRATIONS)).isEqualTo(1);
        assertThat(decoder.undecodable(ServedTable.AFFINITIES)).isZero();
    }
}
