package org.learnstream.domain.content;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class CourseTermsTest {
    /** Every feature is had by all courses, so that each idf is 1. */
    private static final Rarity COMMON = new Rarity(new int[] {2, 2, 2}, 2);

    private static final CourseTerms TERMS = CourseTerms.of(List.of(
            new CourseTerms.Term(0, FeatureBlock.TITLE, 1),
            new CourseTerms.Term(1, FeatureBlock.TITLE, 3),
            new CourseTerms.Term(2, FeatureBlock.SCHOOL, 1)));

    @Test
    void shouldGiveEachKindItsShareOfTheLengthWhenAVectorIsMade() {
        // given
        BlockWeights weights = new BlockWeights(Map.of(FeatureBlock.TITLE, 3.0, FeatureBlock.SCHOOL, 1.0));

        // when
        SparseVector vector = TERMS.vector(COMMON, weights);

        // then: ln 4 is 2 ln 2, so the title's entries are as 1 to 2 and their squares add up to 3/4
        assertThat(vector.size()).isEqualTo(3);
        assertThat(vector.value(0)).isCloseTo(Math.sqrt(0.15), within(1e-12));
        assertThat(vector.value(1)).isCloseTo(2 * Math.sqrt(0.15), within(1e-12));
        assertThat(vector.value(2)).isCloseTo(0.5, within(1e-12));
        assertThat(vector.feature(2)).isEqualTo(2);
    }

    @Test
    void shouldWeighARareFeatureMoreWhenAKindHasACommonOneToo() {
        // given
        Rarity rarity = new Rarity(new int[] {2, 0, 2}, 2);
        BlockWeights weights = new BlockWeights(Map.of(FeatureBlock.TITLE, 1.0));

        // when
        SparseVector vector = TERMS.vector(rarity, weights);

        // then
        assertThat(vector.value(1) / vector.value(0)).isCloseTo(2 * (1 + Math.log(3)), within(1e-12));
        assertThat(vector.value(2)).isZero();
        assertThat(vector.dot(vector)).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldReturnTheZeroVectorWhenNoFeatureCounts() {
        // given
        BlockWeights weights = new BlockWeights(Map.of(FeatureBlock.LEVEL, 1.0));

        // when
        SparseVector vector = TERMS.vector(COMMON, weights);

        // then
        assertThat(vector.size()).isZero();
        assertThat(TERMS.size()).isEqualTo(3);
        assertThat(TERMS.feature(1)).isEqualTo(1);
    }
}
