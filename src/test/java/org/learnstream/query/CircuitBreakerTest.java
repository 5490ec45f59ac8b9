package org.learnstream.query;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class CircuitBreakerTest {
    private static final String PEER = "a:1";

    private final AtomicLong clock = new AtomicLong(5_000);
    private final CircuitBreaker breaker = new CircuitBreaker(clock::get);

    private void fail() {
        assertThat(breaker.admits(PEER)).isTrue();
        breaker.failed(PEER);
    }

    @Test
    void shouldAdmitAllWhenNothingHasFailed() {
        assertThat(breaker.admits(PEER)).isTrue();
        assertThat(breaker.admits(PEER)).isTrue();
    }

    @Test
    void shouldAdmitNoneForASecondWhenOneHasFailed() {
        // when
        fail();

        // then
        assertThat(breaker.admits(PEER)).isFalse();
        assertThat(breaker.admits("b:1")).isTrue();
        clock.addAndGet(999);
        assertThat(breaker.admits(PEER)).isFalse();
    }

    @Test
    void shouldSayHowManyAreLeftAloneWhenAsked() {
        // given
        fail();
        assertThat(breaker.openInstances()).isEqualTo(1);

        // when
        clock.addAndGet(1_000);
        assertThat(breaker.admits(PEER)).isTrue();
        breaker.answered(PEER);

        // then
        assertThat(breaker.openInstances()).isZero();
    }

    @Test
    void shouldLetOneTryWhenTheTimeIsOver() {
        // given
        fail();

        // when
        clock.addAndGet(1_000);

        // then
        assertThat(breaker.admits(PEER)).isTrue();
        assertThat(breaker.admits(PEER)).isFalse();
    }

    @Test
    void shouldAdmitAllWhenTheOneThatTriedWasAnswered() {
        // given
        fail();
        clock.addAndGet(1_000);
        assertThat(breaker.admits(PEER)).isTrue();

        // when
        breaker.answered(PEER);

        // then
        assertThat(breaker.admits(PEER)).isTrue();
        assertThat(breaker.admits(PEER)).isTrue();
    }

    @Test
    void shouldWaitTwiceAsLongWhenItFailsAgainUpToEightSeconds() {
        for (long millis : new long[] {1_000, 2_000, 4_000, 8_000, 8_000}) {
            // when
            fail();

            // then
            clock.addAndGet(millis - 1);
            assertThat(breaker.admits(PEER)).as("after %s ms", millis - 1).isFalse();
            clock.incrementAndGet();
        }
        assertThat(breaker.admits(PEER)).isTrue();
    }

    @Test
    void shouldCountOnceWhenSeveralFailTogether() {
        // given
        assertThat(breaker.admits(PEER)).isTrue();
        assertThat(breaker.admits(PEER)).isTrue();

        // when
        breaker.failed(PEER);
        breaker.failed(PEER);

        // then
        clock.addAndGet(1_000);
        assertThat(breaker.admits(PEER)).isTrue();
    }

    @Test
    void shouldForgetAnInstanceThatNobodyAsksForAnyMore() {
        // given
        breaker.failed(PEER);
        assertThat(breaker.openInstances()).isEqualTo(1);

        // when
        clock.addAndGet(CircuitBreaker.SHORTEST_MILLIS + CircuitBreaker.FORGOTTEN_MILLIS);

        // then
        assertThat(breaker.openInstances()).isEqualTo(1);
        clock.incrementAndGet();
        assertThat(breaker.openInstances()).isZero();
    }
}
