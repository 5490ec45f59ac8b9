package org.learnstream.streams.timer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

final class TimersTest {
    private final KeyValueStore<String, Long> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("timers"), Serdes.String(), Serdes.Long())
            .withLoggingDisabled()
            .build();
    private final Timers timers = new Timers(store, 'w');

    @BeforeEach
    void open() {
        MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
        store.init(context.getStateStoreContext(), store);
    }

    @Test
    void shouldTakeThingsInTheOrderOfTimeWhenTheirTimeHasCome() {
        timers.set(30, "c");
        timers.set(10, "a");
        timers.set(20, "b");

        List<String> due = timers.take(20);

        assertEquals(List.of("a", "b"), due);
        assertEquals(List.of("c"), timers.take(30));
    }

    @Test
    void shouldTakeEachThingOnceWhenMoreAreDueAtOneTimeThanAreTakenAtOnce() {
        List<String> things =
                IntStream.range(1_000, 2_000).mapToObj(number -> "u" + number).toList();
        things.forEach(thing -> timers.set(10, thing));

        List<String> taken = new ArrayList<>();
        List<String> some;
        do {
            some = timers.take(10, 7);
            taken.addAll(some);
        } while (!some.isEmpty());

        assertEquals(things, taken);
    }

    @Test
    void shouldTakeAThingThatIsSetAtATimeOfWhichSomeWereTakenWhenItIsSetLater() {
        timers.set(10, "b");
        timers.set(10, "\uFFEE");
        timers.take(10, 2);
        timers.set(10, "a");
        timers.set(10, "\uD83D\uDE00");

        List<String> due = timers.take(10);

        assertEquals(List.of("a", "\uD83D\uDE00"), due);
    }

    @Test
    void shouldTakeAThingThatIsSetInThePastWhenLaterOnesWereTaken() {
        timers.set(10, "a");
        timers.take(50);
        timers.set(20, "b");

        List<String> due = timers.take(50);

        assertEquals(List.of("b"), due);
    }

    @Test
    void shouldNotTakeAThingWhenItWasTakenBack() {
        timers.set(10, "a");
        timers.cancel(10, "a");

        assertEquals(List.of(), timers.take(10));
    }

    @Test
    void shouldTellItsKindApartWhenAnotherOneSharesTheStore() {
        Timers others = new Timers(store, 'x');
        timers.set(10, "a");
        others.set(10, "b");

        assertEquals(List.of("a"), timers.take(10));
        assertEquals(List.of("b"), others.take(10));
    }
}
