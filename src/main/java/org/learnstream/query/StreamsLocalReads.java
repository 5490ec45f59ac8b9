package org.learnstream.query;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.jspecify.annotations.Nullable;
import org.learnstream.query.Answer.Found;
import org.learnstream.query.Answer.Missing;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.CopyAges.CopyAge;
import org.learnstream.streams.catalog.ServedTable;

/**
 * Reads the stores of this process's serving application.
 *
 * <p>The partition is named in every query: without it, a key whose partition has moved away reads as absent.
 */
public final class StreamsLocalReads implements LocalReads {
    private final KafkaStreams streams;
    private final CopyAges ages;
    private final String self;

    public StreamsLocalReads(KafkaStreams streams, CopyAges ages, String self) {
        this.streams = streams;
        this.ages = ages;
        this.self = self;
    }

    @Override
    public Answer<LearnerRows> read(int partition, RecordKey learner) {
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
        for (ServedTable table : ServedTable.values()) {
            QueryResult<byte[]> result = query(table, partition, key);
            if (result == null) {
                return new Unavailable<>("partition " + partition + " is not here");
            }
            if (result.isFailure()) {
                return new Unavailable<>(result.getFailureReason() + ": " + result.getFailureMessage());
            }
            byte[] row = result.getResult();
            if (row != null) {
                rows.put(table, row);
            }
        }
        Freshness freshness = new Freshness(self, age.get().replica(), age.get().stalenessMillis());
        return rows.isEmpty() ? new Missing<>(freshness) : new Found<>(new LearnerRows(rows), freshness);
    }

    private @Nullable QueryResult<byte[]> query(ServedTable table, int partition, byte[] key) {
        StateQueryRequest<byte[]> request = StateQueryRequest.inStore(table.store())
                .withQuery(KeyQuery.<byte[], byte[]>withKey(key))
                .withPartitions(Set.of(partition));
        try {
            return streams.query(request).getPartitionResults().get(partition);
        } catch (InvalidStateStoreException | IllegalStateException stopping) {
            // The state was checked before; it can change in between.
            return null;
        } catch (StreamsException notReady) {
            return null;
        }
    }
}
