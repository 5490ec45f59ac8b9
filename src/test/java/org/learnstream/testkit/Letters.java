package org.learnstream.testkit;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterHeader;
import org.learnstream.wire.avro.DeadLetterReason;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Dead letters for tests, each told from the others by a name that is its value. */
public final class Letters {
    /** Time of the records that the letters are about: 2024-01-01. */
    public static final long RECORD_TIME = 1_704_067_200_000L;

    private Letters() {}

    /** Returns the record of a dead letter about a record of a topic's partition 1, in the only partition of letters. */
    public static ProducerRecord<byte[], byte[]> letter(String name, DeadLetterReason reason, String topic) {
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage("refused " + name)
                .setTopic(topic)
                .setPartition(1)
                .setOffset(7)
                .setRecordTime(RECORD_TIME)
                .setFailedTime(RECORD_TIME + 1_000)
                .setKey(ByteBuffer.wrap("learner-1".getBytes(UTF_8)))
                .setValue(ByteBuffer.wrap(name.getBytes(UTF_8)))
                .setHeaders(List.of(
                        new DeadLetterHeader("ce_id", ByteBuffer.wrap(name.getBytes(UTF_8))),
                        new DeadLetterHeader("empty", null)))
                .build();
        return new ProducerRecord<>(
                Topics.DEAD_LETTERS.name(),
                0,
                null,
                null,
                Topics.DEAD_LETTERS.codec().encode(letter));
    }
}
