package org.learnstream.domain.privacy;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.privacy.ErasureReceipt.Stage;
import org.learnstream.domain.privacy.ErasureReceipt.Times;
import org.learnstream.wire.Erasures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ErasureReceiptTest {
    private static final List<ErasureTrace> TRACES =
            List.of(ErasureTrace.emptied("learning.clicks", 3, 70), ErasureTrace.left("dead.letters", 0, 1_000));

    private static ErasureReceipt receipt(SortedMap<String, Long> removed) {
        return new ErasureReceipt(
                "e",
                new ErasureOrder(1, "somebody", AfterErasure.REFUSE),
                "d1635",
                3,
                removed,
                List.of("learner.affinities"),
                new Times(2, OptionalLong.empty(), OptionalLong.empty()),
                List.of());
    }

    @Test
    void shouldTellHowFarItHasComeWhenStepsAreDone() {
        ErasureReceipt removed = receipt(new TreeMap<>());
        ErasureReceipt unlearnt = removed.unlearnt(3);
        ErasureReceipt done = unlearnt.done(4, TRACES);

        assertThat(List.of(removed.stage(), unlearnt.stage(), done.stage()))
                .containsExactly(Stage.REMOVED, Stage.UNLEARNT, Stage.DONE);
        assertThat(done.times()).isEqualTo(new Times(2, OptionalLong.of(3), OptionalLong.of(4)));
        assertThat(done.traces()).isEqualTo(TRACES);
        assertThat(unlearnt.traces()).isEmpty();
        assertThat(done.order()).isEqualTo(removed.order());
    }

    @Test
    void shouldNotChangeWhenItsMakerGoesOn() {
        SortedMap<String, Long> removed = new TreeMap<>(Map.of("store", 1L));
        ErasureReceipt receipt = receipt(removed);

        removed.put("store", 2L);

        assertThat(receipt.removed()).containsEntry("store", 1L);
        assertThatThrownBy(() -> receipt.removed().put("store", 3L)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shouldBeTheSameWhenWrittenAndRead() {
        ErasureReceipt removed = receipt(new TreeMap<>(Map.of("store", 1L)));

        for (ErasureReceipt receipt :
                List.of(removed, removed.unlearnt(3), removed.unlearnt(3).done(4, TRACES))) {
            assertThat(Erasures.fromAvro(Erasures.toAvro(receipt))).isEqualTo(receipt);
            assertThat(Erasures.fromAvro(Erasures.toAvro(receipt, "anna"))).isEqualTo(receipt);
            assertThat(Erasures.toAvro(receipt).getUserId()).isNull();
        }
        assertThat(Erasures.order(Erasures.request("e", "anna", removed.order())))
                .isEqualTo(removed.order());
    }

    @Test
    void shouldRefuseUpToTheRequestOrForEver() {
        assertThat(AfterErasure.RESTART.refusedUntil(7)).isEqualTo(7);
        assertThat(AfterErasure.REFUSE.refusedUntil(7)).isEqualTo(Long.MAX_VALUE);
    }
}
