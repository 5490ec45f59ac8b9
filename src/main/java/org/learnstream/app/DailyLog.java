package org.learnstream.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.learnstream.domain.report.DayInWords;
import org.learnstream.domain.report.Freshness;
import org.learnstream.domain.report.Totals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a line a day that tells a person what this instance did, soon after the day has ended in UTC. */
final class DailyLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DailyLog.class);
    private static final Duration INTERVAL = Duration.ofSeconds(20);

    private final InstantSource clock;
    private final boolean processes;
    private final Supplier<Totals> totals;
    private final Supplier<Freshness> freshness;
    private final Consumer<String> out;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(DailyLog::thread);
    private Instant from;
    private Totals before;

    /**
     * Begins the first day.
     *
     * @param processes whether taking events in is among what the instance does
     * @param totals gives what was done since the instance started
     * @param freshness gives what was measured since it was last asked
     */
    DailyLog(
            InstantSource clock,
            boolean processes,
            Supplier<Totals> totals,
            Supplier<Freshness> freshness,
            Consumer<String> out) {
        this.processes = processes;
        this.clock = clock;
        this.totals = totals;
        this.freshness = freshness;
        this.out = out;
        this.from = clock.instant();
        this.before = totals.get();
    }

    /** Begins the first day of an instance, whose lines go to the log. */
    static DailyLog open(boolean processes, Supplier<Totals> totals, Supplier<Freshness> freshness) {
        DailyLog daily =
                new DailyLog(InstantSource.system(), processes, totals, freshness, line -> LOG.info("{}", line));
        ScheduledFuture<?> unusedUntilClosed = daily.looking.scheduleWithFixedDelay(
                daily::lookSafely, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return daily;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "daily-log");
        thread.setDaemon(true);
        return thread;
    }

    /** An exception would end the schedule, and with it all lines to come. */
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException failure) {
            LOG.warn("What the instance did in a day can not be told", failure);
        }
    }

    /** Tells of the day when it has ended, and begins the next. */
    synchronized void look() {
        Instant midnight = clock.instant()
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        if (midnight.isAfter(from)) {
            Totals now = totals.get();
            out.accept(DayInWords.of(from, midnight, processes, now.minus(before), freshness.get()));
            from = midnight;
            before = now;
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
