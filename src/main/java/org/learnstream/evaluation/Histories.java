package org.learnstream.evaluation;

import java.time.Instant;
import java.util.List;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.learner.Activity.Money;
import org.learnstream.domain.learner.Activity.Origin;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.learner.LearnerEvidence;

/** Turns the courses of a data set into affinities the way the stream does: one purchase after the other. */
final class Histories {
    private static final long FIRST_TIME = Instant.parse("2024-01-01T00:00:00Z").toEpochMilli();
    private static final long STEP_MILLIS = 3_600_000L;
    private static final Money FREE = new Money(0, "CNY");

    private final EvidenceLevels levels;

    Histories(EvidenceLevels levels) {
        this.levels = levels;
    }

    /** Returns the affinities of a learner who bought their courses in order, an hour apart. */
    AffinityVector affinities(LearnerCourses learner) {
        return affinities(learner, STEP_MILLIS);
    }

    private AffinityVector affinities(LearnerCourses learner, long stepMillis) {
        LearnerEvidence evidence = LearnerEvidence.EMPTY;
        List<String> courses = learner.courseIds();
        for (int position = 0; position < courses.size(); position++) {
            String eventId = learner.learnerId() + ":" + position;
            Origin origin = new Origin(eventId, learner.learnerId(), FIRST_TIME + position * stepMillis, null);
            evidence = evidence.with(new Activity.Purchased(origin, courses.get(position), eventId, FREE));
        }
        return evidence.affinities(levels);
    }

    /** Returns the affinities of a learner who bought all of their courses at one instant: they have no order. */
    AffinityVector unordered(LearnerCourses learner) {
        return affinities(learner, 0);
    }

    /** Returns a time after all purchases of a learner. */
    static long after(AffinityVector learner) {
        return learner.entries().isEmpty()
                ? FIRST_TIME
                : learner.entries().get(0).lastTime() + STEP_MILLIS;
    }
}
