package org.learnstream.model;

import java.util.concurrent.locks.StampedLock;
import java.util.function.LongSupplier;

/**
 * Keeps one writer and many readers apart without letting either wait for long.
 *
 * <p>A reader copies what it needs and then asks whether the writer was at work meanwhile; if so, it throws the copy
 * away and tries again. Such a reader writes nothing to shared memory, so readers slow down neither each other nor the
 * writer. What it sees while the writer is at work can be inconsistent in any way, up to an index beyond an array; an
 * exception then means as little as a copy. After a few attempts in vain, as during a restore when the writer never
 * pauses, the reader waits for its turn, and the writer for that one copy.
 */
final class ModelLock {
    private static final int ATTEMPTS = 4;

    private final StampedLock lock = new StampedLock();

    /** Lets a reader copy something as it is at one instant. The copy may be started more than once. */
    void read(Runnable copy) {
        read(() -> {
            copy.run();
            return 0;
        });
    }

    /** Returns a number as it is at one instant. It may be computed more than once. */
    long read(LongSupplier number) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            long stamp = lock.tryOptimisticRead();
            if (stamp != 0) {
                try {
                    long result = number.getAsLong();
                    if (lock.validate(stamp)) {
                        return result;
                    }
                } catch (RuntimeException inconsistency) {
                    if (lock.validate(stamp)) {
                        throw inconsistency;
                    }
                }
            }
        }
        long stamp = lock.readLock();
        try {
            return number.getAsLong();
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /** Lets a reader copy much, once, while the writer waits. */
    void hold(Runnable copy) {
        long stamp = lock.readLock();
        try {
            copy.run();
        } finally {
            lock.unlockRead(stamp);
        }
    }

    /** Lets the writer change something. */
    void write(Runnable change) {
        long stamp = lock.writeLock();
        try {
            change.run();
        } finally {
            lock.unlockWrite(stamp);
        }
    }
}
