package org.learnstream.streams.intake;

import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.learnstream.streams.serde.SentTime;
import org.learnstream.wire.Inbound;

/**
 * The time of an input record: that of its event. A record without a usable one gets the partition's time, so that a
 * bad record never moves the stream's clock. It also notes when the event was sent, which no processor sees any more.
 *
 * @param clock the clock that times in the future are told by
 * @param tolerance how far ahead of the clock an event may lie
 */
record EventTime(InstantSource clock, Duration tolerance) implements TimestampExtractor {
    @Override
    public long extract(ConsumerRecord<Object, Object> consumed, long partitionTime) {
        if (consumed.value() instanceof Inbound.Accepted accepted) {
            SentTime.mark(consumed.headers(), consumed.timestamp());
            long time = accepted.activity().origin().time();
            if (!isFuture(time)) {
                return time;
            }
        }
        if (consumed.value() instanceof Inbound.Reached reached && !isFuture(reached.time())) {
            return reached.time();
        }
        return partitionTime >= 0 ? partitionTime : Math.max(0, Math.min(consumed.timestamp(), latest()));
    }

    /** Whether an event time lies further ahead than tolerated. */
    boolean isFuture(long time) {
        return time > latest();
    }

    private long latest() {
        return clock.millis() + tolerance.toMillis();
    }
}
