package org.learnstream.domain.solve;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.learnstream.testkit.GaussianElimination;

import static org.assertj.core.api.Assertions.assertThat;

final class NextCourseTrainingTest {
    @Test
    void shouldMultiplyInverseByFollowersWhenSolved() {
        // given: DᵀD + λI is (2 1, 1 4), its inverse a seventh of (4 −1, −1 2); DᵀY is (0 7, 14 0)
        SymmetricSums pairs = new SymmetricSums(2);
        pairs.add(0, 0, 65_536);
        pairs.add(1, 0, 65_536);
        pairs.add(1, 1, 3 * 65_536);
        SparseSums follows = new SparseSums(2);
        follows.append(1, 7 * 256);
        follows.endRow();
        follows.append(0, 14 * 256);
        follows.endRow();
        NextCourseTraining training =
                new NextCourseTraining(List.of("a", "b"), pairs, follows, SequenceOptions.DEFAULT, List.of());

        // when
        float[][] rows = training.solve(1, new GaussianElimination());

        // then
        Offset<Float> within = Offset.offset(1e-5f);
        assertThat(rows[0]).containsExactly(new float[] {-2, 4}, within);
        assertThat(rows[1]).containsExactly(new float[] {4, -1}, within);
    }
}
