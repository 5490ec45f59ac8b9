package org.learnstream.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits, after the last fault, until everything is as it has to be, and gives up after a time. */
final class Drain {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final long started = System.nanoTime();
    private final Duration longest;
    private final Supplier<Boolean> stopped;

    /**
     * Begins to count the time.
     *
     * @param stopped whether to give up now
     */
    Drain(Duration longest, Supplier<Boolean> stopped) {
        this.longest = longest;
        this.stopped = stopped;
    }

    /** Returns what is still different in the end. */
    Map<String, List<String>> settle(Supplier<Map<String, List<String>>> differences) {
        Map<String, List<String>> found = differences.get();
        while (!isOver() && found.values().stream().anyMatch(part -> !part.isEmpty())) {
            LockSupport.parkNanos(PAUSE.toNanos());
            found = differences.get();
        }
        return found;
    }

    /** Waits until a state holds; returns whether it does. */
    boolean await(Supplier<Boolean> state) {
        boolean holds = state.get();
        while (!holds && !isOver()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            holds = state.get();
        }
        return holds;
    }

    private boolean isOver() {
        return stopped.get() || elapsed().compareTo(longest) > 0;
    }

    /** Returns the time since the beginning. */
    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
