package org.learnstream.streams.runtime;

/**
 * Stores that are being read again from their topics.
 *
 * @param stores how many, a store of each partition for itself
 * @param left offsets that are still to be read
 * @param all offsets that are to be read from beginning to end, those included that were
 */
public record Restoring(int stores, long left, long all) {
    /** Whether there are any. */
    public boolean any() {
        return stores > 0;
    }
}
