package org.learnstream.generator;

import org.learnstream.wire.avro.LearnerRegistration;

/**
 * What a learner is like: drawn once, never changed, and known to nobody but the campus (the registration aside).
 *
 * @param number number of the learner, from 0
 * @param taste how much they care for each subject
 * @param temperament how they learn
 * @param rhythm when they come, and when they stop coming
 * @param registration what they said of themselves when they signed up
 */
record LearnerProfile(
        int number, Taste taste, Temperament temperament, Rhythm rhythm, LearnerRegistration registration) {

    /** Identifier on the wire. */
    String id() {
        return registration.getUserId();
    }

    /**
     * How a learner learns; shares from 0 to 1 unless said otherwise.
     *
     * @param diligence how readily they go on with what they began
     * @param sociability how readily they take part in discussions
     * @param thrift how much a price deters them
     * @param leniency added to what they rate, around 0
     * @param responsiveness how often they look at recommendations
     * @param ability the level that suits them: 1 beginner to 3 advanced, and between
     * @param chinese whether they read and write Chinese
     * @param english whether they read and write English
     */
    record Temperament(
            double diligence,
            double sociability,
            double thrift,
            double leniency,
            double responsiveness,
            double ability,
            boolean chinese,
            boolean english) {
        boolean reads(CampusCourse course) {
            return course.chinese() ? chinese : english;
        }
    }

    /**
     * When a learner comes, and when they stop coming.
     *
     * @param gapDays median of the days between sessions
     * @param actions mean number of actions in a session
     * @param hour hour of the day at which sessions mostly begin, UTC, 0 to 24
     * @param leaving probability of leaving after a session for someone who is neither pleased nor displeased
     * @param returning probability of coming back one day after having left
     */
    record Rhythm(double gapDays, double actions, double hour, double leaving, double returning) {}
}
