package org.learnstream.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/** How the learners of a benchmark choose their courses. */
public enum CourseChoice {
    /** Every course is as likely as any other: as many different pairs of courses as can be. */
    UNIFORM,

    /** The n-th course is chosen with a probability in proportion to 1/n: few courses that nearly everybody takes. */
    ZIPF;

    /** Returns the name as it is printed. */
    public String printed() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the probabilities of courses 0 to n, summed up. */
    double[] cumulative(int courses) {
        double[] cumulative = new double[courses];
        double sum = 0;
        for (int course = 0; course < courses; course++) {
            sum += this == UNIFORM ? 1 : 1.0 / (course + 1);
            cumulative[course] = sum;
        }
        for (int course = 0; course < courses; course++) {
            cumulative[course] /= sum;
        }
        return cumulative;
    }

    /** Draws a course. */
    static int draw(double[] cumulative, SplittableRandom random) {
        int at = Arrays.binarySearch(cumulative, random.nextDouble());
        return Math.min(at < 0 ? -at - 1 : at + 1, cumulative.length - 1);
    }
}
