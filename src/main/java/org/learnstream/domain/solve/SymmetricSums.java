package org.learnstream.domain.solve;

/**
 * A symmetric matrix of sums, its lower half only: n·(n+1)/2 doubles. Sums of integers below 2⁵³ are exact, so what was
 * subtracted can be added again without a trace. Belongs to one thread.
 */
public final class SymmetricSums {
    /** So many rows fit into an array of doubles as a whole square. */
    public static final int LARGEST = 46_340;

    private final int size;
    private final double[] lower;

    /** Makes a matrix of zeros. */
    public SymmetricSums(int size) {
        if (size > LARGEST) {
            throw new IllegalArgumentException("the size is " + size + ", expected at most " + LARGEST);
        }
        this.size = size;
        lower = new double[(int) ((long) size * (size + 1) / 2)];
    }

    /** Returns the number of rows. */
    public int size() {
        return size;
    }

    /** Adds to an entry, which is that of (row, column) and of (column, row). */
    public void add(int row, int column, double delta) {
        lower[at(row, column)] += delta;
    }

    /** Returns an entry. */
    public double get(int row, int column) {
        return lower[at(row, column)];
    }

    /** Returns factor · this + addend · I as a whole square, by rows. */
    double[] square(double factor, double addend) {
        double[] square = new double[size * size];
        int from = 0;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double value = factor * lower[from++];
                square[row * size + column] = value;
                square[column * size + row] = value;
            }
            square[row * size + row] += addend;
        }
        return square;
    }

    private static int at(int row, int column) {
        int high = Math.max(row, column);
        return high * (high + 1) / 2 + Math.min(row, column);
    }
}
