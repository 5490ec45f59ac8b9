package org.learnstream.domain.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ChaosPlanTest {
    private static final List<FaultKind> ALL = Arrays.asList(FaultKind.values());

    private static List<Fault> faults(ChaosPlan plan, int count) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            faults.add(plan.next());
            plan.recovered();
        }
        return faults;
    }

    @Property
    void shouldHaveAtMostOneProcessDownWhenOthersRecover(@ForAll long seed) {
        // given
        ChaosPlan plan = new ChaosPlan(seed, FaultGroup.BROKERS, 3, ALL);

        for (int fault = 0; fault < 20; fault++) {
            // when
            Fault down = plan.next();

            // then
            assertThat(down.member()).isBetween(0, 2);
            assertThatThrownBy(plan::next).isInstanceOf(NoSuchElementException.class);
            plan.recovered();
        }
    }

    @Property
    void shouldDrawTheSameWhenTheSeedIsTheSame(@ForAll long seed) {
        List<Fault> first = faults(new ChaosPlan(seed, FaultGroup.INSTANCES, 3, ALL), 15);
        List<Fault> second = faults(new ChaosPlan(seed, FaultGroup.INSTANCES, 3, ALL), 15);

        assertThat(first).isEqualTo(second);
    }

    @Test
    void shouldDrawOtherFaultsWhenSeedOrGroupIsAnother() {
        List<Fault> faults = faults(new ChaosPlan(1, FaultGroup.INSTANCES, 3, ALL), 15);

        assertThat(faults)
                .isNotEqualTo(faults(new ChaosPlan(2, FaultGroup.INSTANCES, 3, ALL), 15))
                .isNotEqualTo(faults(new ChaosPlan(1, FaultGroup.BROKERS, 3, ALL), 15));
        assertThat(faults).extracting(Fault::group).containsOnly(FaultGroup.INSTANCES);
        assertThat(new ChaosPlan(1, FaultGroup.BROKERS, 3, ALL).next().group()).isEqualTo(FaultGroup.BROKERS);
    }

    @Test
    void shouldDoEverythingToEverybodyWhenARoundIsOver() {
        // given
        ChaosPlan plan = new ChaosPlan(1, FaultGroup.INSTANCES, 5, ALL);

        for (int round = 0; round < 10; round++) {
            // when
            List<Fault> faults = faults(plan, 5);

            // then
            Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
            Set<Integer> members = new HashSet<>();
            for (Fault fault : faults) {
                kinds.add(fault.kind());
                members.add(fault.member());
            }
            assertThat(kinds).containsExactlyElementsOf(ALL);
            assertThat(members).containsExactly(0, 1, 2, 3, 4);
        }
    }

    @Test
    void shouldKeepWithinTheTimesWhenManyAreDrawn() {
        // when
        List<Fault> faults = faults(new ChaosPlan(9, FaultGroup.INSTANCES, 3, ALL), 500);

        // then
        assertThat(faults).allSatisfy(fault -> assertThat(fault.quietMillis()).isBetween(2_000L, 8_000L));
        assertThat(faults)
                .filteredOn(fault -> fault.kind() == FaultKind.PAUSE)
                .allSatisfy(fault -> assertThat(fault.lastsMillis()).isBetween(1_000L, 16_000L))
                .anySatisfy(fault -> assertThat(fault.lastsMillis()).isGreaterThan(10_000L));
        assertThat(faults)
                .filteredOn(fault -> fault.kind() == FaultKind.RESTART)
                .allSatisfy(fault -> assertThat(fault.lastsMillis()).isBetween(0L, 4_000L));
    }

    @Test
    void shouldRefuseWhenOneProcessIsHalfOfAll() {
        assertThatThrownBy(() -> new ChaosPlan(1, FaultGroup.BROKERS, 2, ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 3");
    }

    @Test
    void shouldSayWhatHappenedWhenAsked() {
        assertThat(ALL).extracting(FaultKind::words).doesNotHaveDuplicates().contains("killed", "paused");
    }
}
