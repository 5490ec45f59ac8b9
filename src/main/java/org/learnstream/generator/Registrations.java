package org.learnstream.generator;

import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.LearnerRegistration;

/** The events by which learners become known. */
final class Registrations {
    private Registrations() {}

    /** Returns a learner's registration with the time that it carries. */
    static CampusEvent<LearnerRegistration> event(LearnerProfile profile, long time) {
        LearnerRegistration registration = LearnerRegistration.newBuilder(profile.registration())
                .setEventTime(time)
                .build();
        String id = profile.id() + "-registration-"
                + Long.toString(profile.registration().getEventTime(), Character.MAX_RADIX);
        return new CampusEvent<>(Topics.REGISTRATIONS, profile.id(), id, registration, time);
    }
}
