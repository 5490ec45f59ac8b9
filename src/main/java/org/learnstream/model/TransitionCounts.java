package org.learnstream.model;

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
        for (int position = first; position < tail.length(); position++) {
            int next = tail.course(position);
            int last = tail.course(position - 1);
            count(Context.LAST, 0, last, next, sign);
            if (position >= 2) {
                int lastButOne = tail.course(position - 2);
                count(Context.LAST_BUT_ONE, lastButOne, 0, next, sign);
                count(Context.BOTH, lastButOne, last, next, sign);
            }
        }
    }

    private void count(Context context, int first, int second, int next, int sign) {
        if (Math.max(Math.max(first, second), next) < ANY) {
            counts.add(key(context, first, second, next), sign);
            counts.add(key(context, first, second, ANY), sign);
        }
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
                values[index] = counts.get(key(context, one, other, courses[index]));
            }
            return counts.get(key(context, one, other, ANY));
        });
    }

    long bytes() {
        return counts.bytes();
    }
}
