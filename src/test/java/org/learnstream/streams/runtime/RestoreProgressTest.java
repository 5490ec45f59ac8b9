package org.learnstream.streams.runtime;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class RestoreProgressTest {
    private static final TopicPartition FIRST = new TopicPartition("changes", 0);
    private static final TopicPartition SECOND = new TopicPartition("changes", 1);

    private final RestoreProgress progress = new RestoreProgress();

    @Test
    void shouldSayWhatIsLeftWhenStoresAreReadAgain() {
        // when
        progress.onRestoreStart(FIRST, "presence", 100, 200);
        progress.onRestoreStart(SECOND, "presence", 0, 50);
        progress.onBatchRestored(FIRST, "presence", 129, 28);

        // then: offsets need not be records
        assertThat(progress.now()).isEqualTo(new Restoring(2, 70 + 50, 150));
        assertThat(progress.restored()).isEqualTo(28);
    }

    @Test
    void shouldForgetAStoreWhenItIsReadOrTakenAway() {
        // given
        progress.onRestoreStart(FIRST, "presence", 100, 200);
        progress.onRestoreStart(SECOND, "presence", 0, 50);

        // when
        progress.onRestoreEnd(FIRST, "presence", 100);
        progress.onRestoreSuspended(SECOND, "presence", 3);

        // then
        assertThat(progress.now().any()).isFalse();
    }

    @Test
    void shouldNotSayThatItRestoresWhenThereIsNothingToRead() {
        // when
        progress.onRestoreStart(FIRST, "presence", 100, 100);

        // then
        assertThat(progress.now()).isEqualTo(new Restoring(0, 0, 0));
    }

    @Test
    void shouldNeverGoBackWhenBatchesComeLate() {
        // given
        progress.onRestoreStart(FIRST, "presence", 0, 100);
        progress.onBatchRestored(FIRST, "presence", 79, 80);

        // when
        progress.onBatchRestored(FIRST, "presence", 39, 40);

        // then
        assertThat(progress.now().left()).isEqualTo(20);
    }
}
