package org.learnstream.domain.content;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class PostingsTest {
    @Test
    void shouldAddAMultipleOfTheProductsWithAllCoursesWhenFeaturesAreShared() {
        // given
        Postings postings = Postings.of(
                new SparseVector[] {
                    new SparseVector(new int[] {0, 1}, new double[] {1, 2}),
                    SparseVector.ZERO,
                    new SparseVector(new int[] {1, 2}, new double[] {3, 4})
                },
                3);
        float[] sums = {100, 100, 100};

        // when
        postings.addProducts(new SparseVector(new int[] {0, 1}, new double[] {5, 6}), 2, sums);

        // then
        assertThat(sums).containsExactly(100 + 2 * (5 + 12), 100, 100 + 2 * 18);
    }

    @Test
    void shouldPassOverAFeatureWhenItCameLater() {
        // given
        Postings postings = Postings.of(new SparseVector[] {new SparseVector(new int[] {0}, new double[] {1})}, 1);
        float[] sums = {0};

        // when
        postings.addProducts(new SparseVector(new int[] {0, 1}, new double[] {2, 9}), 1, sums);

        // then
        assertThat(sums).containsExactly(2);
    }
}
