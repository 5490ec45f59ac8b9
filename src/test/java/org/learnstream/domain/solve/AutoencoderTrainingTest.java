package org.learnstream.domain.solve;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.learnstream.testkit.GaussianElimination;

import static org.assertj.core.api.Assertions.assertThat;

final class AutoencoderTrainingTest {
    @Test
    void shouldDivideByTheDiagonalWhenSolved() {
        // given: G + λI is (2 1, 1 4), its inverse a seventh of (4 −1, −1 2)
        SymmetricSums gram = new SymmetricSums(2);
        gram.add(0, 0, 100);
        gram.add(0, 1, 100);
        gram.add(1, 1, 300);
        AutoencoderTraining training = new AutoencoderTraining(List.of("a", "b"), gram, 100, 0.8, List.of());

        // when
        float[][] rows = training.solve(1, new GaussianElimination());

        // then
        Offset<Float> within = Offset.offset(1e-6f);
        assertThat(rows[0]).containsExactly(new float[] {0, 0.5f}, within);
        assertThat(rows[1]).containsExactly(new float[] {0.25f, 0}, within);
    }
}
