package org.learnstream.query;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.learnstream.query.Answer.Found;
import org.learnstream.query.Answer.Missing;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.CopyAges.CopyAge;
import org.learnstream.streams.catalog.ServedTable;

/**
 * Reads the stores of this process's serving application.
 *
 * <p>The partition is named in every query: without it, a key whose partition has moved away reads as absent. Stores are
 * asked directly and not by {@code KafkaStreams.query}: up to Kafka Streams 4.3.1 that takes the lock of a store's position
 * before the store's own, and writes take them the other way round, so that a read and a write can wait for each other
 * for ever (KAFKA-19629).
 */
public final class StreamsLocalReads implements LocalReads {
    private final KafkaStreams streams;
    private final CopyAges ages;
    private final String self;
    private final Map<Place, ReadOnlyKeyValueStore<byte[], byte[]>> stores = new ConcurrentHashMap<>();

    private record Place(ServedTable table, int partition) {}

    public StreamsLocalReads(KafkaStreams streams, CopyAges ages, String self) {
        this.streams = streams;
        this.ages = ages;
        this.self = self;
    }

    @Override
    public Answer<LearnerRows> read(int partition, RecordKey learner, Set<ServedTable> tables) {
        if (!streams.state().isRunningOrRebalancing()) {
            return new Unavailable<>("serving is " + streams.state());
        }
        // The age is taken before the rows are read: rows that arrive in between only make the copy younger.
        Optional<CopyAge> age = ages.age(partition);
        if (age.isEmpty()) {
            return new Unavailable<>("no measured copy of partition " + partition + " is here");
        }
        byte[] key = learner.bytes();
        Map<ServedTable, byte[]> rows = new EnumMap<>(ServedTable.class);
        try {
            for (ServedTable table : tables) {
                byte[] row = store(table, partition).get(key);
                if (row != null) {
                    rows.put(table, row);
                }
            }
        } catch (InvalidStateStoreException | IllegalStateException moving) {
            // The state was checked before; it can change in between.
            return new Unavailable<>("partition " + partition + " is not here: " + moving.getMessage());
        } catch (StreamsException notReady) {
            return new Unavailable<>("serving is not ready: " + notReady.getMessage());
        }
        Freshness freshness = new Freshness(self, age.get().replica(), age.get().stalenessMillis());
        return rows.isEmpty() ? new Missing<>(freshness) : new Found<>(new LearnerRows(rows), freshness);
    }

    /** What is returned finds the store anew at every read, wherever it has moved to, so it can be kept. */
    private ReadOnlyKeyValueStore<byte[], byte[]> store(ServedTable table, int partition) {
        Place place = new Place(table, partition);
        ReadOnlyKeyValueStore<byte[], byte[]> known = stores.get(place);
        if (known == null) {
            known = open(table, partition);
            stores.put(place, known);
        }
        return known;
    }

    private ReadOnlyKeyValueStore<byte[], byte[]> open(ServedTable table, int partition) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(table.store(), QueryableStoreTypes.<byte[], byte[]>keyValueStore())
                        .withPartition(partition)
                        .enableStaleStores());
    }
}
