package org.learnstream.streams.runtime;

import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ThreadReplacementsTest {
    private final InvalidStateStoreException closed = new InvalidStateStoreException("the store is closed");
    private static final long MINUTE = 60_000;

    private final ThreadReplacements replacements = new ThreadReplacements();

    @Test
    void shouldReplaceTheThreadWhenAStoreIsToBlame() {
        assertThat(replacements.allow(closed, 0)).isTrue();
        assertThat(replacements.allow(new StreamsException("in a task", new ProcessorStateException("full")), 0))
                .isTrue();
    }

    @Test
    void shouldEndTheInstanceWhenAnythingElseIsToBlame() {
        assertThat(replacements.allow(new IllegalStateException("a defect"), 0)).isFalse();
        assertThat(replacements.allow(new StreamsException("a send failed"), 0)).isFalse();
    }

    @Test
    void shouldGiveUpWhenItHappensAFourthTimeWithinTenMinutes() {
        // given
        for (long minute = 0; minute < 3; minute++) {
            assertThat(replacements.allow(closed, minute * MINUTE)).isTrue();
        }

        // then
        assertThat(replacements.allow(closed, 10 * MINUTE)).isFalse();
        assertThat(replacements.allow(closed, 10 * MINUTE + 1)).isTrue();
        assertThat(replacements.allow(closed, 10 * MINUTE + 2)).isFalse();
    }
}
