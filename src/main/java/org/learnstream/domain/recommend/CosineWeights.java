package org.learnstream.domain.recommend;

import org.learnstream.domain.similarity.CourseStatistics;
import org.learnstream.domain.similarity.GramRow;

/** The cosines between courses: w(c,d) = G(c,d) / (|c|·|d|), and 0 between a course and itself. */
final class CosineWeights implements CourseWeights {
    private final CourseStatistics statistics;
    private final GramRow row = Workspace.current().row();
    private long[] entries = {};

    CosineWeights(CourseStatistics statistics) {
        this.statistics = statistics;
    }

    @Override
    public void addRow(int course, double factor, double[] sums) {
        double norm = statistics.norm(course);
        if (norm > 0) {
            statistics.readRow(course, row);
            row.addTo(sums, factor / norm);
        }
    }

    @Override
    public void readRow(int course, int[] columns, double[] values) {
        double norm = statistics.norm(course);
        if (entries.length < columns.length) {
            entries = new long[columns.length];
        }
        statistics.readEntries(course, columns, columns.length, entries);
        for (int index = 0; index < columns.length; index++) {
            double product = norm * statistics.norm(columns[index]);
            values[index] = product > 0 ? entries[index] / product : 0;
        }
    }

    @Override
    public void scale(double[] sums, int count) {
        for (int column = 0; column < count; column++) {
            double norm = statistics.norm(column);
            sums[column] = norm > 0 ? sums[column] / norm : 0;
        }
    }
}
