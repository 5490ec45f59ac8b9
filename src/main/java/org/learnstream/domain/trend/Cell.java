package org.learnstream.domain.trend;

import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.learner.Demographics;

/**
 * A demographic cell: the learners who gave the same age band, gender and technical background. What is not given,
 * {@code UNKNOWN}, stands for any.
 *
 * @param ageBand age in years as a band, for example {@code FROM_18_TO_24}, or {@code UNKNOWN}
 * @param gender for example {@code FEMALE}, or {@code UNKNOWN}
 * @param technicalBackground for example {@code BEGINNER}, or {@code UNKNOWN}
 */
public record Cell(String ageBand, String gender, String technicalBackground) {
    private static final String ANY = Demographics.UNKNOWN.ageBand();

    /** The cell of all learners. */
    public static final Cell WHOLE = new Cell(ANY, ANY, ANY);

    /**
     * Returns the cells that learners belong to, each wider than the next: all learners; those of the same gender and
     * background; those of the same age band as well. A cell that would say no more than the one before it is left out,
     * so learners who said nothing belong to the whole alone.
     */
    public static List<Cell> of(Demographics demographics) {
        List<Cell> cells = new ArrayList<>(3);
        cells.add(WHOLE);
        Cell marginal = new Cell(ANY, demographics.gender(), demographics.technicalBackground());
        if (!marginal.equals(WHOLE)) {
            cells.add(marginal);
        }
        if (!demographics.ageBand().equals(ANY)) {
            cells.add(new Cell(demographics.ageBand(), demographics.gender(), demographics.technicalBackground()));
        }
        return cells;
    }
}
