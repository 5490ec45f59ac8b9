package org.learnstream.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.learnstream.config.Settings;
import org.learnstream.replay.ProcessingLag;

/** Watches how fast an instance takes events that are there already. */
public final class DrainWatch {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(2);

    private DrainWatch() {}

    /**
     * Returns, when all events there are have been processed and committed, how many a second were: of the second half of
     * them, by when the code is warm.
     *
     * @param progress told how many were processed since it was last told
     */
    public static double eventsPerSecond(Settings settings, LongConsumer progress) {
        try (ProcessingLag lag = ProcessingLag.connect(settings)) {
            long all = lag.events();
            long left = all;
            long halfLeft = all;
            long halfAt = System.nanoTime();
            long progressAt = halfAt;
            while (left > 0) {
                LockSupport.parkNanos(PAUSE.toNanos());
                long now = lag.events();
                if (now < left) {
                    progress.accept(left - now);
                    progressAt = System.nanoTime();
                    if (left > all / 2) {
                        halfLeft = now;
                        halfAt = progressAt;
                    }
                    left = now;
                } else if (System.nanoTime() - progressAt > LONGEST_STANDSTILL.toNanos()) {
                    throw new IllegalStateException(
                            "nothing was processed for " + LONGEST_STANDSTILL + ", " + left + " events are left");
                }
            }
            return halfLeft == 0 ? Double.NaN : halfLeft / ((System.nanoTime() - halfAt) / 1e9);
        }
    }
}
