package org.learnstream.query;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.specific.SpecificRecordBase;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.ServedTable;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.UndecodableException;

/**
 * Turns a learner's rows into records.
 *
 * <p>A row that cannot be decoded counts as absent, so that one broken registration does not keep a learner from reading
 * recommendations; it is counted by table.
 */
public final class RowDecoder {
    private final Map<ServedTable, LongAdder> undecodable = new EnumMap<>(ServedTable.class);

    private final Framing framing;

    /** Returns a decoder of rows as they are framed on their topics. */
    public RowDecoder(Framing framing) {
        this.framing = framing;
        for (ServedTable table : ServedTable.values()) {
            undecodable.put(table, new LongAdder());
        }
    }

    /**
     * Returns the records of rows, each decoded when it is asked for; that throws
     * {@link org.learnstream.wire.SchemasUnavailableException} when a schema registry does not answer.
     */
    public LearnerRecords decode(LearnerRows rows) {
        return new LearnerRecords(
                rows,
                () -> record(rows, ServedTable.RECOMMENDATIONS, Topics.RECOMMENDATIONS),
                () -> record(rows, ServedTable.AFFINITIES, Topics.AFFINITIES),
                () -> record(rows, ServedTable.REGISTRATIONS, Topics.REGISTRATIONS),
                () -> record(rows, ServedTable.CHURN_STATES, Topics.CHURN_STATES));
    }

    /** Returns how many rows of a table could not be decoded so far, counted at every read. */
    public long undecodable(ServedTable table) {
        return counter(table).sum();
    }

    private <V extends SpecificRecordBase> Optional<V> record(LearnerRows rows, ServedTable table, Topic<V> topic) {
        return rows.row(table).flatMap(bytes -> {
            try {
                return Optional.of(framing.format(topic).decode(bytes));
            } catch (UndecodableException refused) {
                counter(table).increment();
                return Optional.empty();
            }
        });
    }

    private LongAdder counter(ServedTable table) {
        return undecodable.computeIfAbsent(table, absent -> new LongAdder());
    }
}
