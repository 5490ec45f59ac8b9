package org.learnstream.streams.churn;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnstream.config.ChurnSettings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.streams.catalog.Stores;

import static org.assertj.core.api.Assertions.assertThat;

final class ChurnClockTest {
    private static final long START = 1_700_000_000_000L;
    private static final ChurnSettings SETTINGS =
            SettingsLoader.load(null, Map.of(), Map.of("churn.settle", "PT10S")).churn();

    private final Instance instance = new Instance();

    private ChurnClock clock(long started) {
        return new ChurnClock(SETTINGS, Stores.watermarks().build(), instance, started);
    }

    @Test
    void shouldBeCertainOfNothingWhenAnotherPartitionOfTheProcessWorksOffBacklog() {
        // given: both partitions start, and the thread reads one of them for longer than it takes to settle
        ChurnClock waiting = clock(START);
        ChurnClock busy = clock(START);
        busy.process(START - 3_600_000, START + 9_000);

        // when
        long meanwhile = waiting.certain(START + 18_999);
        long afterwards = waiting.certain(START + 19_000);

        // then
        assertThat(meanwhile).isEqualTo(ChurnClock.NEVER);
        assertThat(afterwards).isEqualTo(START + 19_000);
    }

    @Test
    void shouldBeCertainWhenEventsOfNowArrive() {
        // given
        ChurnClock clock = clock(START);
        clock.process(START + 11_000, START + 11_001);

        // when
        long certain = clock.certain(START + 11_001);

        // then
        assertThat(certain).isEqualTo(START + 11_001);
    }
}
