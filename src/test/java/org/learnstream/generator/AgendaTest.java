package org.learnstream.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AgendaTest {
    private record Entry(long time, int number) {}

    @Property
    void shouldBehaveLikeAPriorityQueue(@ForAll @Size(max = 300) List<@IntRange(min = 0, max = 99) Integer> steps) {
        Agenda agenda = new Agenda(1);
        PriorityQueue<Entry> oracle =
                new PriorityQueue<>(Comparator.comparingLong(Entry::time).thenComparingInt(Entry::number));
        int number = 0;
        for (int step : steps) {
            Entry first = oracle.peek();
            if (first == null || step % 3 == 0) {
                agenda.add(step, number);
                oracle.add(new Entry(step, number++));
            } else if (step % 3 == 1) {
                oracle.remove();
                oracle.add(new Entry(step, first.number()));
                agenda.moveFirst(step);
            } else {
                oracle.remove();
                agenda.removeFirst();
            }
            Entry expected = oracle.peek();
            assertThat(agenda.isEmpty()).isEqualTo(expected == null);
            assertThat(agenda.firstTime()).isEqualTo(expected == null ? Long.MAX_VALUE : expected.time());
        }
        assertThat(drained(agenda))
                .isEqualTo(oracle.stream()
                        .sorted(Comparator.comparingLong(Entry::time).thenComparingInt(Entry::number))
                        .toList());
    }

    @Test
    void shouldRefuseToNameTheFirstWhenThereIsNone() {
        // given
        Agenda agenda = new Agenda(1);

        // when, then
        assertThatThrownBy(agenda::first).hasMessage("the agenda is empty");
        assertThatThrownBy(agenda::removeFirst).hasMessage("the agenda is empty");
        assertThatThrownBy(() -> agenda.moveFirst(1)).hasMessage("the agenda is empty");
    }

    private static List<Entry> drained(Agenda agenda) {
        List<Entry> entries = new ArrayList<>();
        while (!agenda.isEmpty()) {
            entries.add(new Entry(agenda.firstTime(), agenda.first()));
            agenda.removeFirst();
        }
        return entries;
    }
}
