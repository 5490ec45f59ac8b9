package org.learnstream.domain.recommend;

import java.util.List;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.CourseStatistics;

/**
 * The courses that a learner has an affinity to, newest first, each with its ordinal, its affinity and its age.
 *
 * <p>The age of a course is the number of different times after its own at which the learner's other affinities last
 * changed: the newest has age 0. Affinities that came at one instant, as in a bulk import, have one age: they have no
 * order. Courses with affinity 0 are left out, and do not age the others; those that the statistics do not know age the
 * others but speak for nothing.
 */
final class History {
    private final String[] courseIds;
    private final int[] ordinals;
    private final int[] ages;
    private final double[] affinities;
    private int size;

    private History(int capacity) {
        courseIds = new String[capacity];
        ordinals = new int[capacity];
        ages = new int[capacity];
        affinities = new double[capacity];
    }

    /** Returns the history of a learner. */
    static History of(AffinityVector learner, CourseStatistics statistics) {
        List<Affinity> entries = learner.entries();
        History history = new History(entries.size());
        int age = -1;
        long time = 0;
        for (Affinity affinity : entries) {
            if (affinity.tenths() > 0) {
                if (age < 0 || affinity.lastTime() != time) {
                    age++;
                    time = affinity.lastTime();
                }
                history.add(affinity, statistics.ordinal(affinity.courseId()), age);
            }
        }
        return history;
    }

    private void add(Affinity affinity, int ordinal, int age) {
        if (ordinal >= 0) {
            courseIds[size] = affinity.courseId();
            ordinals[size] = ordinal;
            ages[size] = age;
            affinities[size] = affinity.tenths() / 10.0;
            size++;
        }
    }

    int size() {
        return size;
    }

    /** Returns the index of a course, −1 when it is not there. */
    int find(String courseId) {
        for (int index = 0; index < size; index++) {
            if (courseIds[index].equals(courseId)) {
                return index;
            }
        }
        return -1;
    }

    String courseId(int index) {
        return courseIds[index];
    }

    int ordinal(int index) {
        return ordinals[index];
    }

    /** Returns the age of a course, from 0; it never falls from one index to the next. */
    int age(int index) {
        return ages[index];
    }

    /** Returns the affinity to a course, 1 to 5. */
    double affinity(int index) {
        return affinities[index];
    }
}
