package org.learnstream.model;

import java.util.Arrays;
import org.learnstream.domain.similarity.CourseTransitions;

/**
 * How often each course was taken after each other one, and after each two others, over the last positions of all
 * learners' sequences. It is kept by the sequences' writer; counts are integers, so it is a function of the latest
 * sequences alone.
 */
final class TransitionCounts implements CourseTransitions {
    /** Bits of an ordinal in a key; courses beyond are not counted. */
    private static final int BITS = 20;

    /** Stands for any course. */
    private static final int ANY = (1 << BITS) - 1;

    private final ModelLock lock;
    private final int positions;
    private final LongCounts counts = new LongCounts();

    /** By course: how often any course was taken after it, and next but one after it. */
    private int[] afterLast = {};

    private int[] afterLastButOne = {};

    /** The keys to be counted of one sequence. */
    private long[] keys = new long[64];

    private int keyed;

    /**
     * Makes counts.
     *
     * @param lock what the sequences' writer holds when it calls {@link #replace}
     * @param positions how many positions of a sequence count, the last ones
     */
    TransitionCounts(ModelLock lock, int positions) {
        this.lock = lock;
        this.positions = positions;
    }

    /** Takes one sequence out and another in. */
    void replace(SequenceTail before, SequenceTail after) {
        // Most often a course was appended: what is the same up to there is left alone.
        int common = before.commonUntil(after);
        int same = before.length() <= positions && after.length() <= positions ? common : 0;
        add(before, same, -1);
        add(after, same, 1);
    }

    private void add(SequenceTail tail, int from, int sign) {
        int first = Math.max(1, Math.max(from, tail.length() - positions));
        keyed = 0;
        for (int position = first; position < tail.length(); position++) {
            int next = tail.course(position);
            int last = tail.course(position - 1);
            if (Math.max(last, next) < ANY) {
                grow(last + 1);
                afterLast[last] += sign;
                count(key(Context.LAST, 0, last, next));
            }
            if (position >= 2) {
                int lastButOne = tail.course(position - 2);
                if (Math.max(lastButOne, next) < ANY) {
                    grow(lastButOne + 1);
                    afterLastButOne[lastButOne] += sign;
                    count(key(Context.LAST_BUT_ONE, lastButOne, 0, next));
                }
                if (Math.max(Math.max(lastButOne, last), next) < ANY) {
                    count(key(Context.BOTH, lastButOne, last, next));
                    count(key(Context.BOTH, lastButOne, last, ANY));
                }
            }
        }
        counts.addAll(keys, keyed, sign);
    }

    private void grow(int courses) {
        if (courses > afterLast.length) {
            afterLast = Arrays.copyOf(afterLast, courses + courses / 2 + 16);
            afterLastButOne = Arrays.copyOf(afterLastButOne, afterLast.length);
        }
    }

    private void count(long key) {
        if (keyed == keys.length) {
            keys = Arrays.copyOf(keys, keyed * 2);
        }
        keys[keyed++] = key;
    }

    private static long key(Context context, int first, int second, int next) {
        long kind = switch (context) {
            case LAST -> 1;
            case LAST_BUT_ONE -> 2;
            case BOTH -> 3;
        };
        return (kind << (3 * BITS)) | ((long) first << (2 * BITS)) | ((long) second << BITS) | next;
    }

    @Override
    public long read(Context context, int first, int second, int[] courses, long[] values) {
        int one = context == Context.LAST ? 0 : first;
        int other = context == Context.LAST_BUT_ONE ? 0 : second;
        return lock.read(() -> {
            for (int index = 0; index < courses.length; index++) {
                values[index] = key(context, one, other, courses[index]);
            }
            counts.readAll(values);
            return switch (context) {
                case LAST -> second < afterLast.length ? afterLast[second] : 0;
                case LAST_BUT_ONE -> first < afterLastButOne.length ? afterLastButOne[first] : 0;
                case BOTH -> counts.get(key(context, one, other, ANY));
            };
        });
    }

    long bytes() {
        return counts.bytes() + 2 * ArrayBytes.ints(afterLast.length) + ArrayBytes.longs(keys.length);
    }
}
