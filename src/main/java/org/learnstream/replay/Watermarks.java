package org.learnstream.replay;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.publish.EventPublisher;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.avro.Watermark;

/**
 * Tells every partition of every input topic how far a replay has come, at the end of each day of history that has
 * events, and once more at its end: so that silence closes windows there, also the silence after the last event.
 */
final class Watermarks {
    private final EventPublisher publisher;
    private final RecordFormat<Watermark> format;
    private final long silence;
    private final long now;
    private long day = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    /**
     * Prepares watermarks.
     *
     * @param format how they are written
     * @param silence how much later than the last event the last watermark is, in milliseconds
     * @param now no watermark is later, in milliseconds since 1970-01-01 UTC
     */
    Watermarks(EventPublisher publisher, RecordFormat<Watermark> format, long silence, long now) {
        this.publisher = publisher;
        this.format = format;
        this.silence = silence;
        this.now = now;
    }

    /** Notes that the next event to be sent is of a time, which is no earlier than that of the one before. */
    void before(long time) {
        if (ActiveDay.dayOf(time) > day) {
            send(ActiveDay.dayOf(time) * ActiveDay.MILLIS - 1);
        }
        day = ActiveDay.dayOf(time);
        last = time;
    }

    /** Notes that no event comes any more. */
    void end() {
        if (last != Long.MIN_VALUE) {
            send(Math.max(last, Math.min(now, last + silence)));
        }
    }

    private void send(long time) {
        byte[] value = format.encode(new Watermark(time));
        for (Topic<?> topic : Topics.INPUTS) {
            for (int partition = 0; partition < publisher.partitions(topic.name()); partition++) {
                publisher.send(new ProducerRecord<>(topic.name(), partition, null, value));
            }
        }
    }
}
