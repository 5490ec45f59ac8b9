package org.learnstream.config;

/** How the course model keeps its figures in memory. */
public record ModelSettings(
        @Doc(
                "Share of a course's row of the Gram matrix that must be filled before the row is kept dense; greater than 0 and at most 1.")
        double denseFill) {
    public ModelSettings {
        Check.that(denseFill > 0 && denseFill <= 1, "model.dense-fill", denseFill, "greater than 0 and at most 1");
    }
}
