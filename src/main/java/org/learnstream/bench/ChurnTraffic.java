package org.learnstream.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.learnstream.publish.EventPublisher;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.ClickAction;

/**
 * Clicks of learners on {@value #DAYS} of the last ten days: nine of ten were there the day before yesterday, one of ten
 * has been silent for more than a week. The clicks belong to no course, so that no slates are made.
 */
final class ChurnTraffic {
    /** Active days of each learner. */
    static final int DAYS = 3;

    /** One of so many learners has fallen silent. */
    private static final int SILENT = 10;

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = 24 * HOUR;
    private static final long LATER = Duration.ofMinutes(5).toMillis();

    /** A prime that is no factor of usual numbers of learners, so that neighbours in time are none in the store. */
    private static final long STRIDE = 7_368_787;

    private final int learners;
    private final long now;

    /**
     * Makes the traffic of learners.
     *
     * @param now in milliseconds since 1970-01-01 UTC
     */
    ChurnTraffic(int learners, long now) {
        this.learners = learners;
        this.now = now;
    }

    /** Returns how many learners have fallen silent for between a week and ten days. */
    int silent() {
        return (learners + SILENT - 1) / SILENT;
    }

    /** Sends each active day's first click of every learner; by day, the earliest first. */
    void sendDays(EventPublisher publisher, LongConsumer progress) {
        for (int day = 0; day < DAYS; day++) {
            send(publisher, true, day, 0, progress);
        }
        for (int day = 0; day < DAYS; day++) {
            send(publisher, false, day, 0, progress);
        }
        publisher.flush();
    }

    /** Sends one click more of everyone on their last day. */
    void sendMore(EventPublisher publisher, LongConsumer progress) {
        send(publisher, true, DAYS - 1, LATER, progress);
        send(publisher, false, DAYS - 1, LATER, progress);
        publisher.flush();
    }

    private void send(EventPublisher publisher, boolean silent, int day, long later, LongConsumer progress) {
        int daysAgo = silent ? 10 - day : 6 - 2 * day;
        long start = (Math.floorDiv(now, DAY) - daysAgo) * DAY;
        for (int i = 0; i < learners; i++) {
            int learner = (int) (i * STRIDE % learners);
            if (learner % SILENT == 0 == silent) {
                long time = start + HOUR + i * 20L * HOUR / learners + later;
                publisher.send(click("u" + learner, time));
                progress.accept(1);
            }
        }
    }

    /** Returns a click of a learner without a course. */
    static ProducerRecord<byte[], byte[]> click(String learner, long time) {
        byte[] value = Topics.CLICKS
                .codec()
                .encode(Click.newBuilder()
                        .setEventId("at-" + time)
                        .setUserId(learner)
                        .setEventTime(time)
                        .setAction(ClickAction.VIEW)
                        .build());
        return new ProducerRecord<>(Topics.CLICKS.name(), learner.getBytes(StandardCharsets.UTF_8), value);
    }
}
