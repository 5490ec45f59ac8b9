package org.learnstream.streams.churn;

import org.apache.kafka.streams.state.KeyValueStore;
import org.learnstream.config.ChurnSettings;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.intake.Watermark;

/**
 * The time until which silence is certain, in one partition.
 *
 * <p>Live, it is the wall clock's, but not while a backlog is worked off: whoever is silent in it may have events that
 * wait. A backlog of any partition of the process counts, because partitions of one thread wait for each other. In a replay of history it is the lowest watermark of all input topics.
 */
final class ChurnClock {
    /** Time at which nothing is certain yet. */
    static final long NEVER = Long.MIN_VALUE;

    /** Events this much older than now are a backlog, in milliseconds. */
    private static final long BACKLOG_MILLIS = 60_000;

    private final boolean replays;
    private final long settle;
    private final KeyValueStore<String, Long> watermarks;

    private final Instance instance;

    ChurnClock(ChurnSettings settings, KeyValueStore<String, Long> watermarks, Instance instance, long started) {
        this.replays = settings.replays();
        this.settle = settings.settle().toMillis();
        this.watermarks = watermarks;
        this.instance = instance;
        instance.unsettle(started);
    }

    /** Notes that an event is processed while the stream has come to a time. */
    void process(long streamTime, long now) {
        if (now - streamTime > BACKLOG_MILLIS) {
            instance.unsettle(now);
        }
    }

    /** Notes how far an input topic has come. */
    void reach(Watermark watermark) {
        Long before = watermarks.get(watermark.topic());
        if (before == null || before < watermark.time()) {
            watermarks.put(watermark.topic(), watermark.time());
        }
    }

    /** Returns until when silence is certain when the wall clock says a time. */
    long certain(long now) {
        if (!replays) {
            return now - instance.unsettled() < settle ? NEVER : now;
        }
        long lowest = Long.MAX_VALUE;
        for (Topic<?> topic : Topics.INPUTS) {
            Long reached = watermarks.get(topic.name());
            lowest = reached == null ? NEVER : Math.min(lowest, reached);
        }
        return lowest;
    }

    /** Returns until when it is told that a learner returned, when an event of theirs at a time is processed. */
    long certainOf(long eventTime, long now) {
        if (replays) {
            return certain(now);
        }
        return certain(now) == NEVER ? eventTime : Math.max(eventTime, now);
    }
}
