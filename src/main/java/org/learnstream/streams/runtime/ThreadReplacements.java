package org.learnstream.streams.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a stream thread that died may be replaced by a new one: when the state of a store is to blame, which the
 * new thread throws away and reads again from its topic, and when that has not been tried too often.
 *
 * <p>After kill -9, Kafka Streams 4.3.1 finds a segment of a window store that was not closed, begins anew with an empty
 * one, asks the old, closed one for its offset, and ends the thread of that. Without a new thread the whole process would
 * have to be started a second time.
 */
final class ThreadReplacements {
    private static final int MOST = 3;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Deque<Long> replaced = new ArrayDeque<>();

    /**
     * Returns whether to replace a thread, which counts as done.
     *
     * @param nowMillis in milliseconds from any start
     */
    synchronized boolean allow(@Nullable Throwable cause, long nowMillis) {
        if (!ofAStore(cause)) {
            return false;
        }
        while (!replaced.isEmpty() && nowMillis - replaced.getFirst() > WITHIN.toMillis()) {
            replaced.removeFirst();
        }
        if (replaced.size() >= MOST) {
            return false;
        }
        replaced.addLast(nowMillis);
        return true;
    }

    private static boolean ofAStore(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof InvalidStateStoreException || each instanceof ProcessorStateException) {
                return true;
            }
        }
        return false;
    }
}
