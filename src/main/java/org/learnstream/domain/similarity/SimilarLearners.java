package org.learnstream.domain.similarity;

import java.util.Arrays;

/**
 * The learners found by a search, most similar first, each with their affinities, in buffers that are kept from one search
 * to the next. Belongs to one thread.
 *
 * <p>The affinities of all learners lie one after the other: those of the learner at a place have the indices from
 * {@link #from} to below {@link #to}.
 */
public final class SimilarLearners {
    private String[] learnerIds = {};
    private double[] similarities = {};
    private int[] common = {};
    private int[] ends = {};
    private int size;

    private int[] courses = {};
    private byte[] tenths = {};
    private int entries;

    /** Forgets everybody, also those whom the buffers still hold. */
    public void clear() {
        Arrays.fill(learnerIds, 0, size, "");
        size = 0;
        entries = 0;
    }

    /**
     * Adds a learner behind the others.
     *
     * @param similarity s(u,v), above 0 and at most 1
     * @param commonCourses how many courses both have an affinity to
     * @param affinities how many affinities will be appended
     */
    public void add(String learnerId, double similarity, int commonCourses, int affinities) {
        if (size == learnerIds.length) {
            int capacity = size * 2 + 16;
            learnerIds = Arrays.copyOf(learnerIds, capacity);
            similarities = Arrays.copyOf(similarities, capacity);
            common = Arrays.copyOf(common, capacity);
            ends = Arrays.copyOf(ends, capacity);
        }
        if (entries + affinities > courses.length) {
            courses = Arrays.copyOf(courses, (entries + affinities) * 2);
            tenths = Arrays.copyOf(tenths, courses.length);
        }
        learnerIds[size] = learnerId;
        similarities[size] = similarity;
        common[size] = commonCourses;
        ends[size] = entries;
        size++;
    }

    /** Appends an affinity, in tenths, to those of the learner added last. */
    public void append(int course, int affinityTenths) {
        courses[entries] = course;
        tenths[entries] = (byte) affinityTenths;
        ends[size - 1] = ++entries;
    }

    /** Returns how many learners were found. */
    public int size() {
        return size;
    }

    /** Returns the learner at a place, from 0. */
    public String learnerId(int place) {
        return learnerIds[place];
    }

    /** Returns s(u,v) of the learner at a place, above 0 and at most 1. */
    public double similarity(int place) {
        return similarities[place];
    }

    /** Returns how many courses the learner at a place has in common with the one asked about. */
    public int commonCourses(int place) {
        return common[place];
    }

    /** Returns the index of the first affinity of the learner at a place. */
    public int from(int place) {
        return place == 0 ? 0 : ends[place - 1];
    }

    /** Returns the index behind the last affinity of the learner at a place. */
    public int to(int place) {
        return ends[place];
    }

    /** Returns the ordinal of the course of an affinity. */
    public int course(int index) {
        return courses[index];
    }

    /** Returns an affinity in tenths, 1 to 50. */
    public int tenths(int index) {
        return tenths[index];
    }
}
