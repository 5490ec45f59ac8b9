package org.learnstream.domain.content;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ContentSpaceTest {
    private static final Offset<Float> CLOSE = Offset.offset(1e-6f);
    private static final Rarity RARITY = new Rarity(new int[] {2, 2}, 3);
    private static final SparseVector[] VECTORS = {
        new SparseVector(new int[] {0}, new double[] {1}),
        new SparseVector(new int[] {0, 1}, new double[] {0.6, 0.8}),
        new SparseVector(new int[] {1}, new double[] {1}),
        SparseVector.ZERO
    };

    /** Feature 0 is evidence only, feature 1 is to the one taste only. */
    private static final Taste TASTE = new Taste(new float[][] {{1, 0}, {0, 1}}, new float[0][], 1, 1, 1);

    @Test
    void shouldKeepTheCosinesWhenNothingWasLearnt() {
        // given
        ContentSpace space = ContentSpace.of(VECTORS, RARITY, Taste.NONE, 0.5, 64);

        // when
        SimilarityRows rows = space.rows();

        // then
        assertThat(space.complete()).isTrue();
        assertThat(rows.get(0, 0)).isZero();
        assertThat(rows.get(0, 1)).isCloseTo(0.6f, CLOSE);
        assertThat(rows.get(1, 0)).isCloseTo(0.6f, CLOSE);
        assertThat(rows.get(1, 2)).isCloseTo(0.8f, CLOSE);
        assertThat(rows.get(0, 2)).isZero();
        assertThat(rows.get(0, 3)).isZero();
        assertThat(space.bytes()).isEqualTo(4 * (20 + 4 * 4));
    }

    @Test
    void shouldAddWhatWasLearntInOneDirectionWhenACourseIsEvidenceOfATaste() {
        // given
        ContentSpace space = ContentSpace.of(VECTORS, RARITY, TASTE, 0.25, 64);

        // when
        SimilarityRows rows = space.rows();

        // then: what course 0 is evidence of, course 2 is to the taste, not the other way round
        assertThat(rows.get(0, 2)).isCloseTo(0.25f, CLOSE);
        assertThat(rows.get(2, 0)).isZero();
        assertThat(rows.get(1, 2)).isCloseTo((float) (0.75 * 0.8 + 0.25 * Math.sqrt(0.6)), CLOSE);
        assertThat(rows.get(0, 1)).isCloseTo((float) (0.75 * 0.6 + 0.25 * Math.pow(0.8, 0.7)), CLOSE);
        assertThat(rows.get(3, 2)).isZero();
    }

    @Test
    void shouldSpeakBothWaysWhenACourseIsGivenAnotherVector() {
        // given
        ContentSpace space = ContentSpace.of(VECTORS, RARITY, TASTE, 0.25, 64);
        DescribedCourse course = space.describe(7, VECTORS[1]);

        // when
        float[] from = space.from(course);
        float[] to = space.to(course);

        // then
        for (int other = 0; other < VECTORS.length; other++) {
            assertThat(from[other]).isCloseTo((float) space.similarity(course, space.course(other)), CLOSE);
            assertThat(to[other]).isCloseTo((float) space.similarity(space.course(other), course), CLOSE);
        }
        assertThat(to[0]).isCloseTo((float) (0.75 * 0.6 + 0.25 * Math.pow(0.8, 0.7)), CLOSE);
        assertThat(from[0]).isCloseTo(0.45f, CLOSE);
    }

    @Test
    void shouldReturnWhatItWasMadeWithWhenAsked() {
        // given
        ContentSpace space = ContentSpace.of(VECTORS, RARITY, TASTE, 0.25, 64);

        // when
        long bytes = space.bytes();

        // then
        assertThat(bytes).isEqualTo(4 * (20 + 4 * 4) + 2 * (20 + 2 * 4) + 4 * 8);
        assertThat(space.courses()).isEqualTo(4);
        assertThat(space.rarity()).isSameAs(RARITY);
        assertThat(space.taste()).isSameAs(TASTE);
        assertThat(ContentSpace.EMPTY.courses()).isZero();
    }
}
