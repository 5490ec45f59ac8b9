package org.learnstream.streams.recommend;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class WaitingLearnersTest {
    private final KeyValueStore<String, Long> published = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("published"), Serdes.String(), Serdes.Long())
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void open() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        published.init(context.getStateStoreContext(), published);
    }

    @Test
    void shouldTakeThemInTheOrderInWhichTheyBeganToWaitWhenSomeChangeAgain() {
        WaitingLearners waiting = new WaitingLearners(published);
        waiting.add("v");
        waiting.add("u");
        waiting.add("v");

        assertThat(waiting.size()).isEqualTo(2);
        assertThat(waiting.next()).contains("v");
        assertThat(waiting.next()).contains("u");
        assertThat(waiting.next()).isEmpty();
    }

    @Test
    void shouldPassOverWhoGotASlateOrWasErasedMeanwhile() {
        WaitingLearners waiting = new WaitingLearners(published);
        waiting.add("scored");
        waiting.add("erased");
        waiting.add("waits");
        published.put("scored", 5L);
        published.delete("erased");

        assertThat(waiting.next()).contains("waits");
        assertThat(waiting.isEmpty()).isTrue();
    }

    @Test
    void shouldMarkAgainWhoGotASlateAndChangedSince() {
        WaitingLearners waiting = new WaitingLearners(published);
        waiting.add("u");
        published.put("u", 5L);

        waiting.add("u");

        assertThat(waiting.next()).contains("u");
    }

    @Test
    void shouldKnowWhoWaitsWhenThePartitionMoved() {
        published.put("a", 5L);
        WaitingLearners before = new WaitingLearners(published);
        before.add("a");
        before.add("b");
        published.put("c", 7L);

        WaitingLearners after = new WaitingLearners(published);

        assertThat(after.next()).contains("a");
        assertThat(after.next()).contains("b");
        assertThat(after.isEmpty()).isTrue();
    }
}
