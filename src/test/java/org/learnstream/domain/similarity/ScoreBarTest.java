package org.learnstream.domain.similarity;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ScoreBarTest {
    private static final double NONE = Double.NEGATIVE_INFINITY;

    @Test
    void shouldLeaveOutMostWhenScoresAreMany() {
        // given
        double[] scores = new SplittableRandom(1).doubles(5_000).toArray();

        // when
        double bar = ScoreBar.guess(5_000, 200, place -> scores[place]);

        // then
        assertThat(DoubleStream.of(scores).filter(score -> score > bar).count()).isBetween(200L, 800L);
    }

    @Test
    void shouldBeTheScoreOfThePlaceAimedAtWhenScoresFall() {
        // when: every second of 256 is in the sample; 10 of its places are wanted, and 6 to spare
        double bar = ScoreBar.guess(256, 20, place -> -place);

        // then
        assertThat(bar).isEqualTo(-2 * 15);
    }

    @Test
    void shouldSampleTheWholeListEvenlyWhenItIsLong() {
        // given
        boolean[] seen = new boolean[1_280];

        // when
        ScoreBar.guess(1_280, 1, place -> {
            seen[place] = true;
            return 0;
        });

        // then
        for (int place = 0; place < seen.length; place++) {
            assertThat(seen[place]).isEqualTo(place % 10 == 0);
        }
    }

    @Test
    void shouldBeNoneWhenTheListIsShort() {
        assertThat(ScoreBar.guess(255, 1, place -> 1)).isEqualTo(NONE);
        assertThat(ScoreBar.guess(256, 1, place -> 1)).isEqualTo(1);
        assertThat(ScoreBar.guess(0, 1, place -> 1)).isEqualTo(NONE);
    }

    @Test
    void shouldBeNoneWhenNearlyAllIsWanted() {
        assertThat(ScoreBar.guess(1_280, 1_220, place -> -place)).isEqualTo(-1_270);
        assertThat(ScoreBar.guess(1_280, 1_230, place -> -place)).isEqualTo(NONE);
    }
}
