package org.learnstream.config;

import java.time.Duration;

/** The synthetic campus that feeds the demo. */
public record CampusSettings(
        @Doc("Seed of everything that is drawn at random.") long seed,
        @Doc("Learners on the campus; 1 to 10000000.") int learners,
        @Doc("Courses in the catalogue; 10 to 100000.") int courses,

        @Doc("Events sent per second; 0 for as many as possible.")
        double eventsPerSecond,

        @Doc("History that is sent first, as fast as possible, for example P30D; PT0S for none.")
        Duration history,

        @Doc("Share of flawed records among those of learners; 0 to 0.5.")
        double badShare,

        @Doc("Whether learners look at the recommendations that are published.")
        boolean respond) {
    public CampusSettings {
        Check.that(learners >= 1 && learners <= 10_000_000, "campus.learners", learners, "1 to 10000000");
        Check.that(courses >= 10 && courses <= 100_000, "campus.courses", courses, "10 to 100000");
        Check.that(eventsPerSecond >= 0, "campus.events-per-second", eventsPerSecond, "not negative");
        Check.that(!history.isNegative(), "campus.history", history, "not negative");
        Check.that(badShare >= 0 && badShare <= 0.5, "campus.bad-share", badShare, "0 to 0.5");
    }
}
