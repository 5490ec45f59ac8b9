package org.learnstream.domain.learner;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.learner.Fact.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class EvidenceLevelsTest {
    private static final EvidenceLevels LEVELS = new EvidenceLevels(11, 12, 13, 14, 15, 16, 17, 18);

    private static CourseEvidence evidence(Fact... facts) {
        return new CourseEvidence("c", List.of(facts));
    }

    private static Fact fact(Kind kind, long time) {
        return new Fact(kind, time, 0);
    }

    @Test
    void shouldGiveEachKindItsOwnLevel() {
        assertThat(LEVELS.tenths(evidence(fact(Kind.VIEWED, 1)))).isEqualTo(11);
        assertThat(LEVELS.tenths(evidence(fact(Kind.RETURNED, 1)))).isEqualTo(12);
        assertThat(LEVELS.tenths(evidence(fact(Kind.DISCUSSED, 1)))).isEqualTo(13);
        assertThat(LEVELS.tenths(evidence(fact(Kind.STARTED, 1)))).isEqualTo(14);
        assertThat(LEVELS.tenths(evidence(fact(Kind.QUARTER_DONE, 1)))).isEqualTo(15);
        assertThat(LEVELS.tenths(evidence(fact(Kind.LAST_PURCHASE, 1)))).isEqualTo(16);
        assertThat(LEVELS.tenths(evidence(fact(Kind.THREE_QUARTERS_DONE, 1)))).isEqualTo(17);
        assertThat(LEVELS.tenths(evidence(fact(Kind.COMPLETED, 1)))).isEqualTo(18);
        assertThat(LEVELS.tenths(evidence(fact(Kind.LAST_REFUND, 1)))).isZero();
    }

    @Test
    void shouldLetARefundAtTheSameTimeWin() {
        assertThat(LEVELS.tenths(evidence(fact(Kind.LAST_PURCHASE, 5), fact(Kind.LAST_REFUND, 5))))
                .isZero();
        assertThat(LEVELS.tenths(evidence(fact(Kind.LAST_PURCHASE, 6), fact(Kind.LAST_REFUND, 5))))
                .isEqualTo(16);
    }

    @Test
    void shouldLetARatingOverrideEverything() {
        assertThat(LEVELS.tenths(evidence(fact(Kind.COMPLETED, 9), new Fact(Kind.RATED, 1, 2))))
                .isEqualTo(20);
    }

    @Test
    void shouldRefuseLevelsThatAreNoAffinities() {
        assertThat(new EvidenceLevels(10, 10, 10, 10, 10, 10, 10, 50)).isNotNull();
        assertThatThrownBy(() -> new EvidenceLevels(9, 10, 10, 10, 10, 10, 10, 10))
                .hasMessageContaining("9, expected 10 to 50");
        assertThatThrownBy(() -> new EvidenceLevels(10, 10, 10, 10, 10, 10, 10, 51))
                .hasMessageContaining("51, expected 10 to 50");
        assertThatThrownBy(() -> new Affinity("c", 9, false, 1, 1)).hasMessageContaining("expected 0 or 10 to 50");
        assertThatThrownBy(() -> new Affinity("c", 51, false, 1, 1)).hasMessageContaining("expected 0 or 10 to 50");
    }
}
