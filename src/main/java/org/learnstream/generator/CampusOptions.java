package org.learnstream.generator;

/**
 * What a campus is drawn from. Two campuses with the same options do exactly the same.
 *
 * @param seed seed of everything that is drawn at random
 * @param learners how many learners are registered at the start; at least 1. More register as time goes by
 * @param courses how many courses the catalogue has; at least 10
 * @param startTime when the simulated time begins, in milliseconds since 1970-01-01 UTC. It enters the identifiers of
 *     events and orders, so that a second run with the same seed does not repeat those of the first
 */
public record CampusOptions(long seed, int learners, int courses, long startTime) {
    public CampusOptions {
        require(learners >= 1, "learners", learners, "at least 1");
        require(courses >= 10, "courses", courses, "at least 10");
        require(startTime > 0, "startTime", startTime, "greater than 0");
    }

    private static void require(boolean holds, String name, long value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + expected);
        }
    }
}
