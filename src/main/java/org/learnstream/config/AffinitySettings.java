package org.learnstream.config;

import org.learnstream.domain.learner.EvidenceLevels;

/** What evidence says about a learner's affinity to a course. */
public record AffinitySettings(
        @Doc("Affinity when a page of the course was seen, in tenths; 10 to 50.")
        int viewed,

        @Doc("Affinity when pages of the course were seen on two different days, in tenths; 10 to 50.")
        int returned,

        @Doc("Affinity when the learner took part in the discussion of the course, in tenths; 10 to 50.")
        int discussed,

        @Doc("Affinity when work on the course began, in tenths; 10 to 50.")
        int started,

        @Doc("Affinity when a quarter of the course is complete, in tenths; 10 to 50.")
        int quarterDone,

        @Doc("Affinity when the course was bought and not returned, in tenths; 10 to 50.")
        int bought,

        @Doc("Affinity when three quarters of the course are complete, in tenths; 10 to 50.")
        int threeQuartersDone,

        @Doc("Affinity when the course is complete, in tenths; 10 to 50.")
        int completed) {
    public AffinitySettings {
        Check.that(viewed >= 10 && viewed <= 50, "affinity.viewed", viewed, "10 to 50 tenths");
        Check.that(returned >= 10 && returned <= 50, "affinity.returned", returned, "10 to 50 tenths");
        Check.that(discussed >= 10 && discussed <= 50, "affinity.discussed", discussed, "10 to 50 tenths");
        Check.that(started >= 10 && started <= 50, "affinity.started", started, "10 to 50 tenths");
        Check.that(quarterDone >= 10 && quarterDone <= 50, "affinity.quarter-done", quarterDone, "10 to 50 tenths");
        Check.that(bought >= 10 && bought <= 50, "affinity.bought", bought, "10 to 50 tenths");
        Check.that(
                threeQuartersDone >= 10 && threeQuartersDone <= 50,
                "affinity.three-quarters-done",
                threeQuartersDone,
                "10 to 50 tenths");
        Check.that(completed >= 10 && completed <= 50, "affinity.completed", completed, "10 to 50 tenths");
    }

    /** Returns what each kind of evidence is worth. */
    public EvidenceLevels levels() {
        return new EvidenceLevels(
                viewed, returned, discussed, started, quarterDone, bought, threeQuartersDone, completed);
    }
}
