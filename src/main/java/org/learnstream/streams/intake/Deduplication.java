package org.learnstream.streams.intake;

import java.time.Duration;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Activity;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Tells activities that were seen before: by event id within a horizon of stream time, and order lines by order id for
 * ever.
 *
 * <p>Ids are filed under the stream time of their arrival, cut to multiples of the horizon. Stream time never goes
 * back, so two point look-ups, in the current and in the previous period, find every id within the horizon, late events
 * included, and the oldest period can be dropped whole.
 */
final class Deduplication {
    private final WindowStore<byte[], Long> seenEvents;
    private final KeyValueStore<String, Long> seenOrders;
    private final long horizon;

    Deduplication(WindowStore<byte[], Long> seenEvents, KeyValueStore<String, Long> seenOrders, Duration horizon) {
        this.seenEvents = seenEvents;
        this.seenOrders = seenOrders;
        this.horizon = horizon.toMillis();
    }

    /**
     * Whether an activity is seen for the first time; it is remembered from now on.
     *
     * @param streamTime the stream time of its arrival, in milliseconds since 1970-01-01 UTC
     */
    boolean isNew(Activity activity, long streamTime) {
        boolean newEvent = isNewEvent(
                key(activity.origin().learnerId(), activity.origin().eventId()).getBytes(UTF_8), streamTime);
        String order = order(activity);
        return newEvent && (order == null || isNewOrder(order, activity.origin().time()));
    }

    private boolean isNewEvent(byte[] key, long streamTime) {
        long period = streamTime - Math.floorMod(streamTime, horizon);
        if (seenWithinHorizon(key, period, streamTime) || seenWithinHorizon(key, period - horizon, streamTime)) {
            return false;
        }
        seenEvents.put(key, streamTime, period);
        return true;
    }

    private boolean seenWithinHorizon(byte[] key, long period, long streamTime) {
        Long seen = period < 0 ? null : seenEvents.fetch(key, period);
        return seen != null && streamTime - seen <= horizon;
    }

    private boolean isNewOrder(String key, long time) {
        return seenOrders.putIfAbsent(key, time) == null;
    }

    private static @Nullable String order(Activity activity) {
        String learner = activity.origin().learnerId();
        if (activity instanceof Activity.Purchased purchased) {
            return key(learner, purchased.orderId(), purchased.courseId(), "purchase");
        }
        if (activity instanceof Activity.Refunded refunded) {
            return key(learner, refunded.orderId(), refunded.courseId(), "refund");
        }
        return null;
    }

    /** Joins ids with their lengths in front, so that no two lists of ids give the same key. */
    static String key(String... ids) {
        StringBuilder key = new StringBuilder();
        for (String id : ids) {
            key.append(id.length()).append(':').append(id);
        }
        return key.toString();
    }
}
