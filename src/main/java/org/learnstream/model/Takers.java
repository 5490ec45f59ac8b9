package org.learnstream.model;

import java.util.Arrays;

/** The learners of each course, by ordinal of the course. Changed and read within the model's lock. */
final class Takers {
    private PostingList[] lists = {};

    /** The sizes of the lists, side by side: whoever ranks courses reads them all, without the lock. */
    private int[] counts = {};

    /** Makes room for courses with ordinals below a number. */
    void grow(int courses) {
        int held = lists.length;
        if (courses > held) {
            PostingList[] grown = Arrays.copyOf(lists, courses + courses / 2 + 16);
            for (int course = held; course < grown.length; course++) {
                grown[course] = new PostingList();
            }
            lists = grown;
            counts = Arrays.copyOf(counts, grown.length);
        }
    }

    /** Takes in what changed in the vector of a learner. */
    void replace(int learner, VectorDifference difference) {
        for (int index = 0; index < difference.changes(); index++) {
            int course = difference.changed(index);
            PostingList list = lists[course];
            if (difference.before(index) == 0) {
                list.add(learner, difference.after(index));
            } else if (difference.after(index) == 0) {
                list.remove(learner);
            } else {
                list.change(learner, difference.after(index));
            }
            counts[course] = list.size();
        }
    }

    /** Returns how many learners a course has. */
    int count(int course) {
        return counts[course];
    }

    /** Returns how many learners two courses have in common. */
    int common(int course, int other) {
        return lists[course].common(lists[other]);
    }

    /**
     * Copies the first learners of a course, by ordinal ascending.
     *
     * @return whether that are all of them
     */
    boolean copyTo(int course, Postings into, int limit) {
        return lists[course].copyTo(into, limit);
    }

    long bytes() {
        PostingList[] measured = lists;
        long bytes = ArrayBytes.references(measured.length) + ArrayBytes.ints(measured.length);
        for (PostingList list : measured) {
            bytes += list.bytes();
        }
        return bytes;
    }
}
