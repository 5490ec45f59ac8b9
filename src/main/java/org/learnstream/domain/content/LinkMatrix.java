package org.learnstream.domain.content;

/** A square matrix in single precision, by rows. */
final class LinkMatrix {
    private final float[][] rows;

    LinkMatrix(float[][] rows) {
        this.rows = rows;
    }

    /** Copies the links between some courses. */
    static LinkMatrix of(CourseLinks links, int[] courses) {
        float[][] rows = new float[courses.length][courses.length];
        for (int row = 0; row < courses.length; row++) {
            for (int column = 0; column < courses.length; column++) {
                rows[row][column] = links.weight(courses[row], courses[column]);
            }
        }
        return new LinkMatrix(rows);
    }

    int size() {
        return rows.length;
    }

    /** Returns the product of this matrix with another. */
    float[][] times(float[][] other) {
        float[][] product = new float[rows.length][other[0].length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows.length; column++) {
                float factor = rows[row][column];
                if (factor != 0) {
                    Blocks.add(product[row], factor, other[column]);
                }
            }
        }
        return product;
    }

    /** Returns the product of this matrix, turned, with another. */
    float[][] transposedTimes(float[][] other) {
        float[][] product = new float[rows.length][other[0].length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows.length; column++) {
                float factor = rows[row][column];
                if (factor != 0) {
                    Blocks.add(product[column], factor, other[row]);
                }
            }
        }
        return product;
    }
}
