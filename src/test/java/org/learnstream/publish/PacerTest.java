package org.learnstream.publish;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PacerTest {
    @Test
    void shouldNotRunAheadWhenItWaits() {
        // given
        long started = System.nanoTime();
        Pacer pacer = new Pacer(1_000, System::nanoTime);

        // when: the 51st step is due 50 milliseconds after the first
        for (int step = 0; step < 51; step++) {
            assertThat(pacer.await(() -> true)).isTrue();
        }

        // then
        assertThat(System.nanoTime() - started).isGreaterThanOrEqualTo(50_000_000);
    }

    @Test
    void shouldEndItsWaitWhenItsThreadIsInterrupted() {
        // given
        Pacer pacer = new Pacer(0.001, System::nanoTime);
        assertThat(pacer.await(() -> true)).isTrue();
        Thread.currentThread().interrupt();

        // when, then
        assertThatThrownBy(() -> pacer.await(() -> true))
                .isInstanceOf(PublishException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void shouldGiveUpItsWaitWhenItIsNotToGoOn() {
        // given
        Pacer pacer = new Pacer(0.001, System::nanoTime);
        assertThat(pacer.await(() -> true)).isTrue();

        // when, then
        assertThat(pacer.await(() -> false)).isFalse();
    }

    private final AtomicLong now = new AtomicLong(123);

    @Test
    void shouldTakeEveryStepOnScheduleWhenWaitsAreExact() {
        // given
        Pacer pacer = new Pacer(400, now::get);

        // when
        long steps = run(pacer, TimeUnit.SECONDS.toNanos(10), 0);

        // then: the one at the very start and the one at the very end included
        assertThat(steps).isEqualTo(4001);
    }

    @Test
    void shouldNotDriftWhenEveryWaitLastsTooLong() {
        // given
        Pacer pacer = new Pacer(10_000, now::get);

        // when
        long steps = run(pacer, TimeUnit.SECONDS.toNanos(10), 60_000);

        // then
        assertThat(steps).isBetween(100_000L, 100_001L);
    }

    @Test
    void shouldMakeUpForADelay() {
        // given
        Pacer pacer = new Pacer(100, now::get);
        now.addAndGet(TimeUnit.SECONDS.toNanos(3));

        // when
        int steps = 0;
        while (pacer.nanosUntilDue() <= 0) {
            pacer.step();
            steps++;
        }

        // then
        assertThat(steps).isEqualTo(301);
        assertThat(pacer.nanosUntilDue()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(10));
    }

    @Test
    void shouldNeverWaitWhenThereIsNoRate() {
        // given
        Pacer pacer = new Pacer(0, now::get);

        // when
        pacer.step();

        // then
        assertThat(pacer.nanosUntilDue()).isZero();
    }

    @Test
    void shouldKeepToFractionsOfAnEvent() {
        // given
        Pacer pacer = new Pacer(0.5, now::get);

        // when
        pacer.step();

        // then
        assertThat(pacer.nanosUntilDue()).isEqualTo(TimeUnit.SECONDS.toNanos(2));
    }

    private long run(Pacer pacer, long nanos, long overshoot) {
        long end = now.get() + nanos;
        long steps = 0;
        while (now.get() <= end) {
            long wait = pacer.nanosUntilDue();
            if (wait <= 0) {
                pacer.step();
                steps++;
            } else {
                now.addAndGet(wait + overshoot);
            }
        }
        return steps;
    }
}
