package org.learnstream.generator;

/** How much a course truly appeals to a learner: what a recommender can only guess. */
final class Appeal {
    private static final double LEVEL_WIDTH = 0.8;
    private static final double UNREADABLE = 0.02;

    private Appeal() {}

    /**
     * Returns the appeal of a course to a learner, 0 to 1: interest in the subject, relative to the learner's strongest
     * one, times the fit of level and language, times the quality of the course.
     */
    static double of(LearnerProfile learner, CampusCourse course) {
        double quality = 0.4 + 0.6 * course.merit().quality();
        return StrictMath.pow(learner.taste().interest(course.subject()), 0.7) * fit(learner, course) * quality;
    }

    /** Returns how well level and language fit, 0 to 1. */
    static double fit(LearnerProfile learner, CampusCourse course) {
        double distance = (course.level() - learner.temperament().ability()) / LEVEL_WIDTH;
        double level = StrictMath.exp(-0.5 * distance * distance);
        return learner.temperament().reads(course) ? level : level * UNREADABLE;
    }
}
