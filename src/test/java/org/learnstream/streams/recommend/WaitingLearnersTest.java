package org.learnstream.streams.recommend;

import java.util.OptionalLong;
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
        waiting.add("v", OptionalLong.empty());
        waiting.add("u", OptionalLong.empty());
        waiting.add("v", OptionalLong.empty());

        assertThat(waiting.size()).isEqualTo(2);
        assertThat(waiting.next().map(WaitingLearners.Turn::learnerId)).contains("v");
        assertThat(waiting.next().map(WaitingLearners.Turn::learnerId)).contains("u");
        assertThat(waiting.next()).isEmpty();
    }

    @Test
    void shouldSaySinceWhichEventALearnerWaitsWhenTheyChangeAgain() {
        // given
        WaitingLearners waiting = new WaitingLearners(published);

        // when
        waiting.add("u", OptionalLong.of(100));
        waiting.add("u", OptionalLong.of(900));

        // then
        assertThat(waiting.next()).contains(new WaitingLearners.Turn("u", OptionalLong.of(100)));
    }

    @Test
    void shouldPassOverWhoGotASlateOrWasErasedMeanwhile() {
        WaitingLearners waiting = new WaitingLearners(published);
        waiting.add("scored", OptionalLong.empty());
        waiting.add("erased", OptionalLong.empty());
        waiting.add("waits", OptionalLong.empty());
        published.put("scored", 5L);
        published.delete("erased");

        assertThat(waiting.next().map(WaitingLearners.Turn::learnerId)).contains("waits");
        assertThat(waiting.isEmpty()).isTrue();
    }

    @Test
    void shouldMarkAgainWhoGotASlateAndChangedSince() {
        WaitingLearners waiting = new WaitingLearners(published);
        waiting.add("u", OptionalLong.empty());
        published.put("u", 5L);

        waiting.add("u", OptionalLong.empty());

        assertThat(waiting.next().map(WaitingLearners.Turn::learnerId)).contains("u");
    }

    @Test
    void shouldKnowWhoWaitsWhenThePartitionMoved() {
        published.put("a", 5L);
        WaitingLearners before = new WaitingLearners(published);
        before.add("a", OptionalLong.of(7));
        before.add("b", OptionalLong.of(7));
        published.put("c", 7L);

        WaitingLearners after = new WaitingLearners(published);

        assertThat(after.next().map(WaitingLearners.Turn::learnerId)).contains("a");
        assertThat(after.next().map(WaitingLearners.Turn::learnerId)).contains("b");
        assertThat(after.isEmpty()).isTrue();
    }
}
