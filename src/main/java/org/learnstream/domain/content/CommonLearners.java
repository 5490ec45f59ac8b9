package org.learnstream.domain.content;

import java.util.Arrays;
import org.learnstream.domain.similarity.CourseStatistics;
import org.learnstream.domain.similarity.GramRow;

/**
 * A copy of the Gram matrix of some courses, its diagonal included, divided by the mean of its diagonal. Never changes.
 */
final class CommonLearners {
    private final float[][] rows;

    CommonLearners(float[][] rows) {
        this.rows = rows;
    }

    /**
     * Copies what is known of some courses.
     *
     * @param courses ordinals of the courses
     */
    static CommonLearners of(CourseStatistics statistics, int[] courses) {
        double mean = 0;
        for (int course : courses) {
            mean += statistics.squaredNorm(course) / (double) courses.length;
        }
        float[][] rows = new float[courses.length][courses.length];
        GramRow row = new GramRow();
        double[] sums = new double[statistics.courses()];
        for (int index = 0; index < courses.length; index++) {
            Arrays.fill(sums, 0);
            statistics.readRow(courses[index], row);
            row.addTo(sums, 1);
            for (int other = 0; other < courses.length; other++) {
                rows[index][other] = (float) (sums[courses[other]] / mean);
            }
            rows[index][index] = (float) (statistics.squaredNorm(courses[index]) / mean);
        }
        return new CommonLearners(rows);
    }

    int size() {
        return rows.length;
    }

    /** Returns the product of this matrix with another that has a row for each course. */
    float[][] times(float[][] other) {
        int width = other[0].length;
        float[][] product = new float[rows.length][width];
        for (int index = 0; index < rows.length; index++) {
            float[] into = product[index];
            float[] row = rows[index];
            for (int column = 0; column < row.length; column++) {
                float factor = row[column];
                if (factor != 0) {
                    Blocks.add(into, factor, other[column]);
                }
            }
        }
        return product;
    }
}
