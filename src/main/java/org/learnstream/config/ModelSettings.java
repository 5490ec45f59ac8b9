package org.learnstream.config;

/** How the course model keeps its figures in memory. */
public record ModelSettings(
        @Doc(
                "Share of a course's row of the Gram matrix that must be filled before the row is kept dense; greater than 0 and at most 1.")
        double denseFill,

        @Doc(
                "Among how many learners of each course similar learners are looked for: the first ones; 100 to 100000000. While no course has more, neighbours are exact.")
        int postingBound) {
    public ModelSettings {
        Check.that(denseFill > 0 && denseFill <= 1, "model.dense-fill", denseFill, "greater than 0 and at most 1");
        Check.that(
                postingBound >= 100 && postingBound <= 100_000_000,
                "model.posting-bound",
                postingBound,
                "100 to 100000000");
    }
}
