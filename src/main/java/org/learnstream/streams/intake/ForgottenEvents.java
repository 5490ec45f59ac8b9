package org.learnstream.streams.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.learnstream.streams.catalog.Stores;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Removes what was seen of a learner. An event that comes once more after that is new.
 *
 * @param events events that were seen within the horizon
 * @param orders order lines that were ever seen
 */
public record ForgottenEvents(WindowStore<byte[], Long> events, KeyValueStore<String, Long> orders) {
    /** Removes what was seen of a learner, and counts the rows of each store. */
    public void forget(String learnerId, SortedMap<String, Long> removed) {
        String learner = Deduplication.key(learnerId);
        List<Windowed<byte[]>> seenEvents = new ArrayList<>();
        // Next in a key comes the length of an id, and a colon is behind all digits.
        try (KeyValueIterator<Windowed<byte[]>, Long> seen =
                events.fetch(learner.getBytes(UTF_8), (learner + ':').getBytes(UTF_8), 0, Long.MAX_VALUE)) {
            seen.forEachRemaining(event -> seenEvents.add(event.key));
        }
        seenEvents.forEach(event -> events.put(event.key(), null, event.window().start()));
        List<String> seenOrders = new ArrayList<>();
        try (KeyValueIterator<String, Long> seen =
                orders.prefixScan(learner, Serdes.String().serializer())) {
            seen.forEachRemaining(order -> seenOrders.add(order.key));
        }
        seenOrders.forEach(orders::delete);
        removed.put(Stores.SEEN_EVENTS, (long) seenEvents.size());
        removed.put(Stores.SEEN_ORDERS, (long) seenOrders.size());
    }
}
