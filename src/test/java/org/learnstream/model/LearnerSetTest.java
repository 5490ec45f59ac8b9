package org.learnstream.model;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class LearnerSetTest {
    /** Both sets see many more additions than removals, so that they pass through all forms, over three chunks. */
    @Property(tries = 100)
    void shouldCountLikeHashSetsWhenLearnersComeAndGo(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9_000) int steps,
            @ForAll @IntRange(min = 10, max = 150_000) int range) {
        // given
        SplittableRandom random = new SplittableRandom(seed);
        LearnerSet one = new LearnerSet();
        LearnerSet two = new LearnerSet();
        Set<Integer> expectedOne = new HashSet<>();
        Set<Integer> expectedTwo = new HashSet<>();

        // when
        for (int step = 0; step < steps; step++) {
            toggle(one, expectedOne, random.nextInt(range));
            toggle(two, expectedTwo, random.nextInt(range / 2 + 1));
        }

        // then
        Set<Integer> common = new HashSet<>(expectedOne);
        common.retainAll(expectedTwo);
        assertThat(one.size()).isEqualTo(expectedOne.size());
        assertThat(two.size()).isEqualTo(expectedTwo.size());
        assertThat(one.common(two)).isEqualTo(common.size());
        assertThat(two.common(one)).isEqualTo(common.size());
        assertThat(one.common(one)).isEqualTo(one.size());
    }

    @Test
    void shouldBeBitmapWhenChunkHoldsMany() {
        // given
        LearnerSet set = new LearnerSet();

        // when
        for (int learner = 0; learner < 60_000; learner++) {
            set.add(learner);
        }

        // then
        assertThat(set.size()).isEqualTo(60_000);
        assertThat(set.bytes()).isBetween(8_192L, 8_400L);
    }

    @Test
    void shouldBecomeSmallAgainWhenMostLeave() {
        // given
        LearnerSet set = new LearnerSet();
        for (int learner = 0; learner < 10_000; learner++) {
            set.add(learner);
        }

        // when
        for (int learner = 0; learner < 9_990; learner++) {
            set.remove(learner);
        }

        // then
        LearnerSet rest = new LearnerSet();
        for (int learner = 9_980; learner < 10_000; learner++) {
            rest.add(learner);
        }
        assertThat(set.common(rest)).isEqualTo(10);
        assertThat(set.bytes()).isLessThan(300);
    }

    @Test
    void shouldHaveNothingInCommonWhenChunksDiffer() {
        // given
        LearnerSet low = new LearnerSet();
        LearnerSet high = new LearnerSet();
        low.add(5);
        high.add(5 + (1 << 16));

        // when
        int common = low.common(high);

        // then
        assertThat(common).isZero();
        assertThat(high.common(low)).isZero();
    }

    private static void toggle(LearnerSet set, Set<Integer> expected, int learner) {
        if (expected.add(learner)) {
            set.add(learner);
        } else {
            expected.remove(learner);
            set.remove(learner);
        }
    }
}
