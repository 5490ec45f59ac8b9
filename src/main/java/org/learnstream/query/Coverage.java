package org.learnstream.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Up to which moment one copy of a partition is complete, told from samples of the partition's end.
 *
 * <p>When the end was E at a moment t, then a copy whose position is E or more holds all that was written up to t. So a lag
 * counted in records becomes one in milliseconds without trusting the records' timestamps, which may be of any age.
 * Not safe for use by several threads.
 */
final class Coverage {
    private static final int MOST_SAMPLES = 1024;

    private final Deque<Sample> ahead = new ArrayDeque<>();
    private @Nullable Sample reached;
    private long position;

    /**
     * Takes in a sample. A copy may be behind where it was: it is complete again once it has come back to there.
     *
     * @param time when the end was asked for, at the earliest
     * @param end offset after the last record of the partition
     * @param position offset after the last record in the copy
     */
    void sample(long time, long end, long position) {
        this.position = position;
        Sample last = ahead.isEmpty() ? reached : ahead.getLast();
        if (last != null && last.end > end) {
            // The topic was made anew: what was known of it is void.
            ahead.clear();
            reached = null;
        } else if (!ahead.isEmpty() && ahead.getLast().end == end) {
            ahead.removeLast();
        }
        ahead.addLast(new Sample(time, end));
        while (!ahead.isEmpty() && ahead.getFirst().end <= position) {
            reached = ahead.removeFirst();
        }
        if (ahead.size() > MOST_SAMPLES) {
            thin();
        }
    }

    /** Returns the latest moment of which all is known to be in the copy; empty when there is no such moment. */
    OptionalLong completeUntil() {
        return reached == null || position < reached.end ? OptionalLong.empty() : OptionalLong.of(reached.time);
    }

    /** Forgets every second sample of a copy that is far behind; what is left tells an older moment, never a newer. */
    private void thin() {
        boolean drop = false;
        for (Iterator<Sample> samples = ahead.iterator(); samples.hasNext(); ) {
            samples.next();
            if (drop) {
                samples.remove();
            }
            drop = !drop;
        }
    }

    private record Sample(long time, long end) {}
}
