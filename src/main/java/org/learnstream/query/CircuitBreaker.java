package org.learnstream.query;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Keeps requests from instances that do not answer.
 *
 * <p>An instance that did not answer is left alone for a second. After that one request is let through to see whether it
 * answers again, and all others are kept from it until that is known. Each further failure doubles the time, up to eight
 * seconds. Otherwise every request would wait for the same time-out until the group notices that the instance is gone.
 */
final class CircuitBreaker {
    static final long SHORTEST_MILLIS = 1_000;
    static final long LONGEST_MILLIS = 8_000;

    /** An instance that nobody wanted to ask for so long after its time is forgotten: it may not be there any more. */
    static final long FORGOTTEN_MILLIS = 60_000;

    private final LongSupplier monotonicMillis;
    private final Map<String, Open> open = new HashMap<>();

    /**
     * Begins with all instances in order.
     *
     * @param monotonicMillis a clock that never goes back, in milliseconds from any start
     */
    CircuitBreaker(LongSupplier monotonicMillis) {
        this.monotonicMillis = monotonicMillis;
    }

    /** An instance that did not answer. */
    private record Open(long until, long millis, boolean trying) {}

    /** Whether a request may go to an instance now. Who is told so says later how it went. */
    synchronized boolean admits(String instance) {
        Open state = open.get(instance);
        if (state == null) {
            return true;
        }
        if (state.trying || monotonicMillis.getAsLong() < state.until) {
            return false;
        }
        open.put(instance, new Open(state.until, state.millis, true));
        return true;
    }

    /** Returns how many instances requests are kept from. */
    synchronized int openInstances() {
        forget();
        return open.size();
    }

    /** An instance has answered, whatever it said. */
    synchronized void answered(String instance) {
        open.remove(instance);
    }

    /** An instance has not answered. Requests that were under way together count once. */
    synchronized void failed(String instance) {
        Open state = open.get(instance);
        if (state != null && !state.trying) {
            return;
        }
        forget();
        long millis = state == null ? SHORTEST_MILLIS : Math.min(LONGEST_MILLIS, 2 * state.millis);
        open.put(instance, new Open(monotonicMillis.getAsLong() + millis, millis, false));
    }

    private void forget() {
        long now = monotonicMillis.getAsLong();
        open.values().removeIf(state -> !state.trying && now - state.until > FORGOTTEN_MILLIS);
    }
}
