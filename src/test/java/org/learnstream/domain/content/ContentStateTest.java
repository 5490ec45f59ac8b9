package org.learnstream.domain.content;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class ContentStateTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-6);
    private static final Rarity RARITY = new Rarity(new int[] {3, 3, 3}, 3);
    private static final BlockWeights TITLES = new BlockWeights(Map.of(FeatureBlock.TITLE, 1.0));
    private static final CourseTerms BOTH = titled(0, 1);
    private static final ContentSpace SPACE = ContentSpace.of(
            new SparseVector[] {
                titled(0).vector(RARITY, TITLES),
                BOTH.vector(RARITY, TITLES),
                titled(1, 2).vector(RARITY, TITLES)
            },
            RARITY,
            new Taste(new float[][] {{1, 0}, {0, 1}, {2, 1}}, new float[0][], 1, 1, 1),
            0.25,
            36);

    @Test
    void shouldReadTheGenerationWhenNothingChanged() {
        // given
        ContentState state = ContentState.of(SPACE);
        double[] sums = new double[4];

        // when
        state.addRow(1, 2, sums);

        // then
        assertThat(state.fresh()).isZero();
        assertThat(state.space()).isSameAs(SPACE);
        assertThat(sums[0]).isCloseTo(2 * state.exactSimilarity(1, 0), CLOSE);
        assertThat(sums[1]).isZero();
        assertThat(sums[2]).isCloseTo(2 * state.exactSimilarity(1, 2), CLOSE).isPositive();
        assertThat(state.similarity(1, 2)).isCloseTo(state.exactSimilarity(1, 2), CLOSE);
        assertThat(state.similarity(1, 3)).isZero();
        assertThat(state.similarity(3, 1)).isZero();
        assertThat(state.exactSimilarity(1, 3)).isZero();
        assertThat(state.exactSimilarity(3, 1)).isZero();
    }

    @Test
    void shouldReadRowsAsSingleSimilaritiesWhetherCoursesChangedOrNot() {
        // given
        ContentState unchanged = ContentState.of(SPACE);
        ContentState changed = unchanged.with(0, titled(1), RARITY, TITLES).with(3, titled(0, 2), RARITY, TITLES);
        int[] columns = {3, 2, 0, 1};

        for (ContentState state : List.of(unchanged, changed)) {
            for (int course = 0; course < 4; course++) {
                // when
                double[] values = {9, 9, 9, 9};
                state.readRow(course, columns, values);

                // then
                assertThat(values)
                        .containsExactly(
                                state.similarity(course, 3),
                                state.similarity(course, 2),
                                state.similarity(course, 0),
                                state.similarity(course, 1));
            }
        }
    }

    @Test
    void shouldCompareTheNewestFormsWhenCoursesChangedOrCameLater() {
        // given
        ContentState state = ContentState.of(SPACE)
                .with(0, titled(1), RARITY, TITLES)
                .with(3, titled(0, 2), RARITY, TITLES)
                .with(4, titled(2), RARITY, TITLES);

        // when
        double changed = state.similarity(0, 1);

        // then
        assertThat(changed).isNotCloseTo(ContentState.of(SPACE).similarity(0, 1), Offset.offset(0.01));
        for (int course = 0; course < 5; course++) {
            double[] sums = {10, 10, 10, 10, 10};
            state.addRow(course, 2, sums);
            for (int other = 0; other < 5; other++) {
                double expected = course == other ? 0 : state.exactSimilarity(course, other);
                assertThat(state.similarity(course, other)).isCloseTo(expected, CLOSE);
                assertThat(sums[other]).isCloseTo(10 + 2 * expected, CLOSE);
            }
        }
    }

    @Test
    void shouldCompareTheVectorsWhenACourseCameLater() {
        // given
        DescribedCourse added = SPACE.describe(3, titled(0, 2).vector(RARITY, TITLES));

        // when
        ContentState state = ContentState.of(SPACE).with(3, titled(0, 2), RARITY, TITLES);

        // then
        assertThat(state.similarity(3, 1)).isCloseTo(SPACE.similarity(added, SPACE.course(1)), CLOSE);
        assertThat(state.similarity(1, 3)).isCloseTo(SPACE.similarity(SPACE.course(1), added), CLOSE);
        assertThat(state.exactSimilarity(3, 3)).isCloseTo(SPACE.similarity(added, added), CLOSE);
    }

    @Test
    void shouldLeaveACourseOutWhenTheSumsEndBeforeIt() {
        // given
        ContentState state = ContentState.of(SPACE).with(3, BOTH, RARITY, TITLES);
        double[] sums = new double[3];

        // when
        state.addRow(0, 1, sums);

        // then
        assertThat(sums[1]).isCloseTo(state.exactSimilarity(0, 1), CLOSE);
    }

    @Test
    void shouldReplaceTheEarlierFormWhenACourseChangesAgain() {
        // given
        ContentState earlier = ContentState.of(SPACE).with(0, titled(1), RARITY, TITLES);

        // when
        ContentState state = earlier.with(0, titled(0), RARITY, TITLES);

        // then
        assertThat(state.fresh()).isEqualTo(1);
        assertThat(earlier.fresh()).isEqualTo(1);
        assertThat(state.similarity(0, 1)).isCloseTo(ContentState.of(SPACE).similarity(0, 1), CLOSE);
    }

    @Test
    void shouldKnowACourseWhenItHasFeaturesNow() {
        // given
        ContentState state =
                ContentState.of(SPACE).with(0, CourseTerms.NONE, RARITY, TITLES).with(4, titled(1), RARITY, TITLES);

        // when
        List<Boolean> known = List.of(state.known(0), state.known(1), state.known(3), state.known(4));

        // then
        assertThat(known).containsExactly(false, true, false, true);
        assertThat(ContentState.EMPTY.known(0)).isFalse();
    }

    private static CourseTerms titled(int... features) {
        return CourseTerms.of(Arrays.stream(features)
                .mapToObj(feature -> new CourseTerms.Term(feature, FeatureBlock.TITLE, 1))
                .toList());
    }
}
