package org.learnstream.generator;

/** The sentiment that a text of a learner carries. */
enum Mood {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    /** Returns the mood of a review with a number of stars. */
    static Mood ofStars(int stars) {
        if (stars == 3) {
            return NEUTRAL;
        }
        return stars < 3 ? NEGATIVE : POSITIVE;
    }

    /** Returns the mood of a discussion post of someone who enjoys the course by a share from 0 to 1. */
    static Mood ofEnjoyment(double enjoyment, Draws draws) {
        double felt = draws.normal(enjoyment, 0.15);
        if (felt < 0.4) {
            return NEGATIVE;
        }
        return felt > 0.65 ? POSITIVE : NEUTRAL;
    }
}
