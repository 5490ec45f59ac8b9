package org.learnstream.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.learnstream.domain.chaos.ChaosPlan;
import org.learnstream.domain.chaos.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the faults of one group happen, in a thread of its own, until the run is over; then all is mended. */
final class Turmoil {
    private static final Logger LOG = LoggerFactory.getLogger(Turmoil.class);
    private static final Duration LOOK = Duration.ofMillis(300);

    private static final Duration STEADY = Duration.ofSeconds(3);

    private final ChaosPlan plan;
    private final FaultTarget target;
    private final CountDownLatch over;
    private final Consumer<String> journal;
    private final List<Fault> happened = new ArrayList<>();
    private final Thread thread;

    /**
     * Begins.
     *
     * @param over nothing happens any more when it is at 0
     * @param journal told what happens, in words
     */
    Turmoil(ChaosPlan plan, FaultTarget target, CountDownLatch over, Consumer<String> journal) {
        this.plan = plan;
        this.target = target;
        this.over = over;
        this.journal = journal;
        this.thread = new Thread(this::run, "chaos-turmoil");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (happen(plan.next())) {
                long mended = System.nanoTime();
                if (!steady()) {
                    return;
                }
                journal.accept(
                        String.format(Locale.ROOT, "all whole again after %.1f s", (System.nanoTime() - mended) / 1e9));
                plan.recovered();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.error("Faults end", failed);
        }
    }

    /**
     * Waits until the group has been whole for a while: a broker that went on after a pause tells for a moment what was
     * before it. Returns whether the run goes on.
     */
    private boolean steady() throws InterruptedException {
        long since = System.nanoTime();
        while (System.nanoTime() - since < STEADY.toNanos()) {
            if (!target.whole()) {
                since = System.nanoTime();
            }
            if (over(LOOK)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether the run goes on after a fault. */
    private boolean happen(Fault fault) throws InterruptedException {
        if (over(Duration.ofMillis(fault.quietMillis()))) {
            return false;
        }
        String name = target.name(fault.member());
        journal.accept(name + " is " + fault.kind().words() + " for " + fault.lastsMillis() + " ms");
        synchronized (happened) {
            happened.add(fault);
        }
        target.inflict(fault.member(), fault.kind());
        boolean ends = over(Duration.ofMillis(fault.lastsMillis()));
        target.mend(fault.member(), fault.kind());
        journal.accept(name + " is mended");
        return !ends;
    }

    private boolean over(Duration wait) throws InterruptedException {
        return over.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns what has happened up to now. */
    List<Fault> happened() {
        synchronized (happened) {
            return List.copyOf(happened);
        }
    }

    /** Waits until all is mended, after the run is over. */
    void awaitEnd() throws InterruptedException {
        thread.join();
    }
}
