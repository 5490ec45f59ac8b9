package org.learnstream.streams.catalog;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Produced;
import org.learnstream.streams.serde.AvroSerde;

/**
 * How the processing application writes to its topics: a record that a topic would not take fails before it is sent, and
 * so becomes a dead letter. Were it sent, the cluster's refusal would end the transaction, and the next attempt in the
 * same way.
 *
 * @param largestBytes largest record that the topics take; the topic of dead letters takes twice as much
 * @param framing how records are framed
 */
public record Outlet(int largestBytes, Framing framing) {
    /** What a record takes besides value and headers: its batch, and a key of 200 bytes. */
    private static final int OVERHEAD = 300;

    /** Returns how a topic is written to by a node of the topology. */
    public <V extends SpecificRecordBase> Produced<String, V> to(Topic<V> topic, String node) {
        int largest = topic.equals(Topics.DEAD_LETTERS) ? largestLetterBytes() : largestBytes;
        return Produced.with(Serdes.String(), AvroSerde.bounded(framing.format(topic), largest - OVERHEAD))
                .withName(node);
    }

    /** Returns the size of the largest dead letter that the topic takes. */
    public int largestLetterBytes() {
        return 2 * largestBytes;
    }
}
