package org.learnstream.streams.recommend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ScoringQueueTest {
    private static final OptionalLong SENT = OptionalLong.of(5);

    private final AtomicLong clock = new AtomicLong();
    private final ScoringTime time = new ScoringTime(0.1, clock::get);
    private final List<String> scored = new ArrayList<>();

    private static KeyValueStore<String, Long> published(String name) {
        KeyValueStore<String, Long> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.Long())
                .withLoggingDisabled()
                .build();
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    private void pass(long millis) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    /** Scoring takes 2 ms. */
    private void score(String learner) {
        scored.add(learner);
        pass(2);
    }

    private void turn(ScoringQueue queue) {
        queue.takeTurn(turn -> score(turn.learnerId()));
    }

    @Test
    void shouldNotScoreAtOnceWhileSomebodyWaits() {
        ScoringQueue queue = new ScoringQueue(new WaitingLearners(published("a")), time);
        queue.add("u", SENT);

        assertThat(queue.scoreAtOnce(() -> score("v"))).isFalse();
        turn(queue);

        assertThat(queue.scoreAtOnce(() -> score("v"))).isTrue();
        assertThat(scored).containsExactly("u", "v");
    }

    @Test
    void shouldScoreOneInEachTurnWhenNoTimeIsLeft() {
        time.spend(() -> pass(1_000));
        ScoringQueue queue = new ScoringQueue(new WaitingLearners(published("a")), time);
        for (String learner : List.of("u", "v", "w")) {
            queue.add(learner, SENT);
        }

        turn(queue);
        assertThat(scored).containsExactly("u");
        turn(queue);

        assertThat(scored).containsExactly("u", "v");
    }

    @Test
    void shouldGiveEachPartitionItsPartWhenTwoOfAThreadHaveLearnersWhoWait() {
        KeyValueStore<String, Long> moved = published("b");
        new WaitingLearners(moved).add("first", SENT);
        for (int other = 0; other < 100; other++) {
            new WaitingLearners(moved).add("other" + other, SENT);
        }
        ScoringQueue here = new ScoringQueue(new WaitingLearners(published("a")), time);
        ScoringQueue taken = new ScoringQueue(new WaitingLearners(moved), time);
        for (int learner = 0; learner < 100; learner++) {
            here.add("u" + learner, SENT);
        }
        pass(200);

        turn(here);
        int mine = scored.size();
        turn(taken);
        int others = scored.size() - mine;

        // Of 200 ms a tenth is for scoring and half of that for each, a little more for who came later.
        assertThat(mine).isEqualTo(5);
        assertThat(others).isEqualTo(6);
        taken.close();
        pass(200);
        turn(here);
        assertThat(scored).hasSize(mine + others + 12);
    }
}
