package org.learnstream.model;

/**
 * Decides the form of rows.
 *
 * <p>A dense row is given up only at a quarter of the fill that made it dense, so that a row at the border does not
 * change its form with every update.
 */
final class RowPolicy {
    private final double denseFill;
    private final boolean halves;
    private int columns;

    RowPolicy(double denseFill) {
        this(denseFill, false);
    }

    private RowPolicy(double denseFill, boolean halves) {
        this.denseFill = denseFill;
        this.halves = halves;
    }

    /** Returns the policy of a matrix whose rows end before their diagonal. */
    static RowPolicy ofHalves(double denseFill) {
        return new RowPolicy(denseFill, true);
    }

    /** Says which row is decided about next. */
    void row(int row) {
        if (halves) {
            columns = row + 1;
        }
    }

    /** Says how many columns rows have by now. */
    void columns(int columns) {
        this.columns = columns;
    }

    /** Whether a sparse row with so many entries is better dense. */
    boolean dense(int entries) {
        return entries >= denseFill * columns;
    }

    /** Whether a dense row of this length with so many entries is better sparse. */
    boolean sparse(int entries, int length) {
        return entries < denseFill * length / 4;
    }

    /** Returns the length of a dense row that must hold a column: some more than needed while the catalogue grows. */
    int length(int column) {
        return Math.max(columns, column + 1 + column / 8);
    }
}
