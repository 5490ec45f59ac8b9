package org.learnstream.query;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.learnstream.query.Freshness.Replica;
import org.learnstream.query.StatusSource.Condition;
import org.learnstream.query.StatusSource.PartStatus;

import static org.assertj.core.api.Assertions.assertThat;

final class TablesStatusTest {
    private final Set<Integer> active = new HashSet<>();
    private final Map<Integer, CopyAges.CopyAge> measured = new HashMap<>();
    private final CopyAges ages = new CopyAges() {
        @Override
        public Optional<CopyAge> age(int partition) {
            return Optional.ofNullable(measured.get(partition));
        }

        @Override
        public Map<Integer, CopyAge> ages() {
            return measured;
        }
    };
    private final TablesStatus status = new TablesStatus(() -> active, ages, Duration.ofSeconds(10));

    private void copy(int partition, Replica replica, long stalenessMillis) {
        measured.put(partition, new CopyAges.CopyAge(stalenessMillis, replica));
    }

    @Test
    void shouldBeReadyWhenEveryActiveCopyIsFresh() {
        // given
        active.addAll(Set.of(0, 1));
        copy(0, Replica.ACTIVE, 10_000);
        copy(1, Replica.ACTIVE, 20);

        // when
        List<PartStatus> parts = status.parts();

        // then
        assertThat(parts)
                .containsExactly(
                        new PartStatus("tables", Condition.READY, "2 active copies, the oldest 10000 ms behind"));
    }

    @Test
    void shouldBeStartingWhenAnActiveCopyIsNotMeasured() {
        // given
        active.addAll(Set.of(0, 1));
        copy(0, Replica.ACTIVE, 20);

        // when
        List<PartStatus> parts = status.parts();

        // then
        assertThat(parts.get(0).condition()).isEqualTo(Condition.STARTING);
        assertThat(parts.get(0).detail()).contains("partition 1");
    }

    @Test
    void shouldBeStartingWhenAnActiveCopyIsTooOld() {
        // given
        active.add(0);
        copy(0, Replica.ACTIVE, 10_001);

        // when
        List<PartStatus> parts = status.parts();

        // then
        assertThat(parts.get(0).condition()).isEqualTo(Condition.STARTING);
    }

    @Test
    void shouldBeReadyWhenOnlyAStandbyIsTooOld() {
        // given
        active.add(0);
        copy(0, Replica.ACTIVE, 20);
        copy(1, Replica.STANDBY, 60_000);

        // when
        List<PartStatus> parts = status.parts();

        // then
        assertThat(parts.get(0).condition()).isEqualTo(Condition.READY);
    }

    @Test
    void shouldComeLastWhenPutAfterOtherParts() {
        // given
        StatusSource earlier = () -> List.of(new PartStatus("processing", Condition.READY, "it runs"));

        // when
        List<PartStatus> parts = status.after(earlier).parts();

        // then
        assertThat(parts).extracting(PartStatus::name).containsExactly("processing", "tables");
    }
}
