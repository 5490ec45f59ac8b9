package org.learnstream.domain.recommend;

import java.util.Arrays;

/** Says at which place of a short list a course is, in a buffer that is kept. Belongs to one thread. */
final class CoursePlaces {
    /** By course: its place + 1; all 0 but for those listed. */
    private int[] places = {};

    private int[] listed = {};
    private int size;

    /** Lists a course behind the others, at the place that is the number of those. */
    void add(int course) {
        if (course >= places.length) {
            places = Arrays.copyOf(places, course + course / 2 + 64);
        }
        if (size == listed.length) {
            listed = Arrays.copyOf(listed, size * 2 + 16);
        }
        listed[size++] = course;
        places[course] = size;
    }

    /** Returns the place of a course, or −1. */
    int of(int course) {
        return course < places.length ? places[course] - 1 : -1;
    }

    /** Makes this an empty list. */
    void clear() {
        for (int index = 0; index < size; index++) {
            places[listed[index]] = 0;
        }
        size = 0;
    }
}
