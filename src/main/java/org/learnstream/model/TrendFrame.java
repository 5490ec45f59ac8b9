package org.learnstream.model;

import java.util.Arrays;

/**
 * The counts of all cells, each coming of a learner to a course weighed as of one epoch. Sums of integers: what is added
 * and taken out again leaves no trace.
 */
final class TrendFrame {
    private final int epoch;

    /** By cell, then by course; rows are as long as they had to be. */
    private long[][] counts = {};

    private long[] totals = {};

    TrendFrame(int epoch) {
        this.epoch = epoch;
    }

    int epoch() {
        return epoch;
    }

    /**
     * Adds what a learner came to, or takes it out.
     *
     * @param cells the cells that the learner belongs to
     * @param arrivals course and step, one after the other
     * @param sign 1 or −1
     */
    void add(int[] cells, int[] arrivals, int sign) {
        for (int index = 0; index < arrivals.length; index += 2) {
            long weight = sign * TrendClock.weight(arrivals[index + 1], epoch);
            for (int cell : cells) {
                row(cell, arrivals[index])[arrivals[index]] += weight;
                totals[cell] += weight;
            }
        }
    }

    private long[] row(int cell, int course) {
        if (cell >= counts.length) {
            int held = counts.length;
            counts = Arrays.copyOf(counts, cell + 8);
            Arrays.fill(counts, held, counts.length, new long[0]);
            totals = Arrays.copyOf(totals, counts.length);
        }
        long[] row = counts[cell];
        if (course >= row.length) {
            row = Arrays.copyOf(row, course + course / 4 + 16);
            counts[cell] = row;
        }
        return row;
    }

    /** Returns the sum over the courses of a cell. */
    long total(int cell) {
        return cell < totals.length ? totals[cell] : 0;
    }

    /** Returns the counts of a cell by course; those beyond its end are 0. It may change while it is read. */
    long[] counts(int cell) {
        return cell < counts.length ? counts[cell] : new long[0];
    }

    long bytes() {
        long bytes = ArrayBytes.references(counts.length) + ArrayBytes.longs(totals.length);
        for (long[] row : counts) {
            bytes += ArrayBytes.longs(row.length);
        }
        return bytes;
    }
}
