package org.learnstream.model;

import java.util.Arrays;

/**
 * The difference between two vectors of a learner: the courses whose affinity changed, with both affinities, and those
 * whose affinity did not. Buffers are kept from one difference to the next; belongs to one thread.
 */
final class VectorDifference {
    private static final byte SEEN = -1;

    /** By course: the affinity before, or SEEN; all 0 between two differences. */
    private byte[] marks = {};

    private int[] changed = {};
    private int[] before = {};
    private int[] after = {};
    private int[] same = {};
    private final Additions additions = new Additions();
    private int changes;
    private int unchanged;

    /** Makes room for courses with ordinals below a number. */
    void grow(int courses) {
        if (courses > marks.length) {
            marks = Arrays.copyOf(marks, courses + courses / 2 + 16);
        }
    }

    /**
     * Takes in two packed vectors.
     *
     * @throws IllegalArgumentException when the second one holds a course twice
     */
    void compare(int[] old, int[] next) {
        reserve(old.length + next.length);
        changes = 0;
        unchanged = 0;
        for (int entry : old) {
            marks[PackedVector.course(entry)] = (byte) PackedVector.tenths(entry);
        }
        boolean repeated = false;
        for (int entry : next) {
            int course = PackedVector.course(entry);
            repeated |= marks[course] == SEEN;
            take(course, marks[course], PackedVector.tenths(entry), entry);
            marks[course] = SEEN;
        }
        for (int entry : old) {
            int course = PackedVector.course(entry);
            if (marks[course] != SEEN) {
                take(course, marks[course], 0, entry);
            }
            marks[course] = 0;
        }
        for (int entry : next) {
            marks[PackedVector.course(entry)] = 0;
        }
        if (repeated) {
            throw new IllegalArgumentException("a vector holds a course twice, expected one affinity to a course");
        }
    }

    int changes() {
        return changes;
    }

    int changed(int index) {
        return changed[index];
    }

    int before(int index) {
        return before[index];
    }

    int after(int index) {
        return after[index];
    }

    /** Returns by how much the squared norm changed, in tenths squared. */
    int squaredNormChange() {
        int change = 0;
        for (int index = 0; index < changes; index++) {
            change += after[index] * after[index] - before[index] * before[index];
        }
        return change;
    }

    /** Adds to a matrix what the difference means for it. */
    void addTo(GramMatrix gram) {
        additions.clear();
        for (int index = 0; index < changes; index++) {
            int was = before[index];
            int is = after[index];
            gram.addSquare(changed[index], is * is - was * was);
            additions.start(changed[index]);
            for (int other = 0; other < changes; other++) {
                int delta = is * after[other] - was * before[other];
                if (other != index) {
                    additions.put(changed[other], delta);
                }
            }
            for (int other = 0; other < unchanged; other++) {
                additions.put(PackedVector.course(same[other]), (is - was) * PackedVector.tenths(same[other]));
            }
        }
        for (int other = 0; other < unchanged; other++) {
            additions.start(PackedVector.course(same[other]));
            for (int index = 0; index < changes; index++) {
                additions.put(changed[index], (after[index] - before[index]) * PackedVector.tenths(same[other]));
            }
        }
        gram.addAll(additions);
    }

    private void take(int course, int was, int is, int entry) {
        if (was == is) {
            same[unchanged++] = entry;
        } else {
            changed[changes] = course;
            before[changes] = was;
            after[changes] = is;
            changes++;
        }
    }

    private void reserve(int entries) {
        if (same.length < entries) {
            int capacity = entries + entries / 2;
            changed = new int[capacity];
            before = new int[capacity];
            after = new int[capacity];
            same = new int[capacity];
        }
    }
}
