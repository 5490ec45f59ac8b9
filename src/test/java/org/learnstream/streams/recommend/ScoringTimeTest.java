package org.learnstream.streams.recommend;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ScoringTimeTest {
    private final AtomicLong clock = new AtomicLong(123);
    private final ScoringTime time = new ScoringTime(0.25, clock::get);

    private void pass(long millis) {
        clock.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private void spend(long millis) {
        time.spend(() -> pass(millis));
    }

    @Test
    void shouldBeLeftUntilAllThatIsSavedIsSpentWhenItBegins() {
        spend(240);
        assertThat(time.isLeft()).isTrue();

        // Of the 240 ms a quarter came back meanwhile.
        spend(100);

        assertThat(time.isLeft()).isFalse();
    }

    @Test
    void shouldComeBackByTheShareOfTheTimeThatPasses() {
        spend(500);
        assertThat(time.isLeft()).isFalse();

        pass(499);
        assertThat(time.isLeft()).isFalse();
        pass(2);

        assertThat(time.isLeft()).isTrue();
    }

    @Test
    void shouldNotBeSavedWithoutBoundsWhenNobodyIsScored() {
        pass(3_600_000);
        assertThat(time.isLeft()).isTrue();

        spend(400);

        assertThat(time.isLeft()).isFalse();
    }

    @Test
    void shouldAlwaysBeLeftWhenAllOfItIsForScoring() {
        ScoringTime all = new ScoringTime(1, clock::get);

        all.spend(() -> pass(10_000));

        assertThat(all.isLeft()).isTrue();
    }

    @Test
    void shouldForgiveWhatIsOwedBeyondASecondWhenTheRushIsOver() {
        spend(100_000);

        pass(1_010);

        assertThat(time.isLeft()).isTrue();
    }

    @Test
    void shouldGiveEachPartitionTheSameTurnWhenSeveralWait() {
        time.queueUp();
        time.queueUp();
        time.queueUp();
        time.queueDone();
        long since = clock.get();
        pass(80);

        assertThat(time.turn(since)).isEqualTo(10e6);
    }
}
