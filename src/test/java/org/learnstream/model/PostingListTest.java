package org.learnstream.model;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class PostingListTest {
    /** Both sets see many more additions than removals, so that they pass through all forms, over three chunks. */
    @Property(tries = 100)
    void shouldHoldLikeTreeMapsWhenLearnersComeChangeAndGo(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 9_000) int steps,
            @ForAll @IntRange(min = 10, max = 150_000) int range) {
        // given
        SplittableRandom random = new SplittableRandom(seed);
        PostingList one = new PostingList();
        PostingList two = new PostingList();
        Map<Integer, Integer> expectedOne = new TreeMap<>();
        Map<Integer, Integer> expectedTwo = new TreeMap<>();

        // when
        for (int step = 0; step < steps; step++) {
            toggle(one, expectedOne, random, range);
            toggle(two, expectedTwo, random, range / 2 + 1);
        }

        // then
        Set<Integer> common = new HashSet<>(expectedOne.keySet());
        common.retainAll(expectedTwo.keySet());
        assertThat(one.size()).isEqualTo(expectedOne.size());
        assertThat(two.size()).isEqualTo(expectedTwo.size());
        assertThat(one.common(two)).isEqualTo(common.size());
        assertThat(two.common(one)).isEqualTo(common.size());
        assertThat(one.common(one)).isEqualTo(one.size());
        assertCopy(one, expectedOne, Integer.MAX_VALUE);
        assertCopy(two, expectedTwo, 1 + random.nextInt(steps));
    }

    @Test
    void shouldBeBitmapWhenChunkHoldsMany() {
        // given
        PostingList set = new PostingList();

        // when
        for (int learner = 0; learner < 60_000; learner++) {
            set.add(learner, 40);
        }

        // then
        assertThat(set.size()).isEqualTo(60_000);
        assertThat(set.bytes()).isBetween(73_728L, 74_000L);
    }

    @Test
    void shouldBecomeSmallAgainWhenMostLeave() {
        // given
        PostingList set = new PostingList();
        for (int learner = 0; learner < 10_000; learner++) {
            set.add(learner, 40);
        }

        // when
        for (int learner = 0; learner < 9_990; learner++) {
            set.remove(learner);
        }

        // then
        PostingList rest = new PostingList();
        for (int learner = 9_980; learner < 10_000; learner++) {
            rest.add(learner, 40);
        }
        assertThat(set.common(rest)).isEqualTo(10);
        assertThat(set.bytes()).isLessThan(300);
    }

    @Test
    void shouldHaveNothingInCommonWhenChunksDiffer() {
        // given
        PostingList low = new PostingList();
        PostingList high = new PostingList();
        low.add(5, 40);
        high.add(5 + (1 << 16), 40);

        // when
        int common = low.common(high);

        // then
        assertThat(common).isZero();
        assertThat(high.common(low)).isZero();
    }

    private static void assertCopy(PostingList list, Map<Integer, Integer> expected, int limit) {
        Postings copy = new Postings();
        boolean complete = list.copyTo(copy, limit);
        assertThat(complete).isEqualTo(expected.size() <= limit);
        assertThat(copy.size()).isEqualTo(Math.min(limit, expected.size()));
        int index = 0;
        for (Map.Entry<Integer, Integer> posting : expected.entrySet()) {
            if (index < copy.size()) {
                assertThat(copy.learner(index)).isEqualTo(posting.getKey());
                assertThat(copy.tenths(index)).isEqualTo(posting.getValue());
            }
            index++;
        }
    }

    private static void toggle(PostingList list, Map<Integer, Integer> expected, SplittableRandom random, int range) {
        int learner = random.nextInt(range);
        int tenths = 1 + random.nextInt(50);
        if (!expected.containsKey(learner)) {
            list.add(learner, tenths);
            expected.put(learner, tenths);
        } else if (random.nextBoolean()) {
            list.change(learner, tenths);
            expected.put(learner, tenths);
        } else {
            list.remove(learner);
            expected.remove(learner);
        }
    }
}
