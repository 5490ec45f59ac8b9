package org.learnstream.streams.deadletters;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.DeadLetter;

/**
 * A dead letter that has not been sent back, at its place in the topic.
 *
 * @param stored the record of the dead-letter topic
 * @param letter what it says; empty when the record is no dead letter
 */
public record PendingDeadLetter(ConsumerRecord<byte[], byte[]> stored, Optional<DeadLetter> letter) {
    static PendingDeadLetter of(ConsumerRecord<byte[], byte[]> stored, RecordFormat<DeadLetter> format) {
        if (stored.value() == null) {
            return new PendingDeadLetter(stored, Optional.empty());
        }
        try {
            return new PendingDeadLetter(stored, Optional.of(format.decode(stored.value())));
        } catch (UndecodableException e) {
            return new PendingDeadLetter(stored, Optional.empty());
        }
    }

    boolean matches(DeadLetterFilter filter) {
        return letter.map(filter::matches).orElse(false);
    }
}
