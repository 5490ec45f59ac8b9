package org.learnstream.domain.recommend;

/** The weights of a solved matrix, as they are: no factor is taken out of its columns. */
record SolvedCourseWeights(SolvedMatrix matrix) implements CourseWeights {
    @Override
    public void addRow(int course, double factor, double[] sums) {
        matrix.addRow(course, factor, sums);
    }

    @Override
    public void readRow(int course, int[] columns, double[] values) {
        for (int index = 0; index < columns.length; index++) {
            values[index] = matrix.weight(course, columns[index]);
        }
    }

    @Override
    public void scale(double[] sums, int count) {}
}
