package org.learnstream.model;

import java.util.Arrays;
import java.util.List;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;

/** The vector to which similar ones are sought, by course, in buffers that are kept. Belongs to one thread. */
final class NeighbourQuery {
    private int[] entries = {};
    private int size;
    private long squaredNorm;

    /** By course: the affinity in tenths; all 0 between two queries. */
    private byte[] tenths = {};

    /** Starts a query for a vector. Courses that nobody has count in its norm alone. */
    void start(AffinityVector vector, CourseOrdinals courses) {
        List<Affinity> given = vector.entries();
        clear();
        reserve(given.size(), courses.size());
        courses.lookUp(given, entries);
        for (int index = 0; index < given.size(); index++) {
            int affinity = given.get(index).tenths();
            squaredNorm += (long) affinity * affinity;
            // A course that came just now is left out like one that nobody has.
            if (affinity > 0 && entries[index] >= 0 && entries[index] < tenths.length) {
                add(PackedVector.entry(entries[index], affinity));
            }
        }
    }

    /** Starts a query for a vector that the model holds. */
    void start(int[] packed, CourseOrdinals courses) {
        clear();
        reserve(packed.length, courses.size());
        for (int entry : packed) {
            squaredNorm += (long) PackedVector.tenths(entry) * PackedVector.tenths(entry);
            add(entry);
        }
    }

    /** Forgets the vector. */
    void clear() {
        for (int index = 0; index < size; index++) {
            tenths[PackedVector.course(entries[index])] = 0;
        }
        size = 0;
        squaredNorm = 0;
    }

    private void add(int entry) {
        entries[size++] = entry;
        tenths[PackedVector.course(entry)] = (byte) PackedVector.tenths(entry);
    }

    private void reserve(int affinities, int courses) {
        if (entries.length < affinities) {
            entries = new int[affinities * 2];
        }
        if (tenths.length < courses) {
            tenths = Arrays.copyOf(tenths, courses + courses / 8);
        }
    }

    /** Returns how many of its courses somebody may share. */
    int size() {
        return size;
    }

    int course(int index) {
        return PackedVector.course(entries[index]);
    }

    int tenths(int index) {
        return PackedVector.tenths(entries[index]);
    }

    /** Returns Σc r(u,c)², in tenths squared, over all its courses. */
    long squaredNorm() {
        return squaredNorm;
    }

    /** Returns how many courses a vector shares with this one. */
    int common(int[] packed) {
        int common = 0;
        for (int entry : packed) {
            common += tenthsOf(entry) > 0 ? 1 : 0;
        }
        return common;
    }

    /** Returns the cosine of a vector and this one. */
    double cosine(int[] packed) {
        long product = 0;
        long norm = 0;
        for (int entry : packed) {
            int affinity = PackedVector.tenths(entry);
            product += (long) affinity * tenthsOf(entry);
            norm += (long) affinity * affinity;
        }
        return product == 0 ? 0 : cosine(product, norm);
    }

    /**
     * Returns the cosine of a vector with a product, above 0, and a squared norm.
     *
     * <p>The square is a quotient of integers that a double holds exactly, rounded once. So cosines that are equal on
     * paper are equal here, and learners who are equally similar come in the order of their identifiers.
     */
    double cosine(long product, long norm) {
        return Math.sqrt((double) (product * product) / (double) (squaredNorm * norm));
    }

    private int tenthsOf(int entry) {
        int course = PackedVector.course(entry);
        return course < tenths.length ? tenths[course] : 0;
    }
}
