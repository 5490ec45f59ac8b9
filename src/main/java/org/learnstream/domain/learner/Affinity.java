package org.learnstream.domain.learner;

/**
 * A learner's affinity r(u,c) to one course.
 *
 * @param courseId the course
 * @param tenths r in tenths: 10 to 50, or 0 when no evidence stands any more, as after a refund
 * @param taken whether the learner ever bought or started the course; such a course is never recommended to them
 * @param firstTime time of the earliest evidence, in milliseconds since 1970-01-01 UTC
 * @param lastTime time of the latest change of evidence, in milliseconds since 1970-01-01 UTC
 * @param excluded whether the course is not to be recommended, because the learner is not interested or may not take it
 */
public record Affinity(String courseId, int tenths, boolean taken, long firstTime, long lastTime, boolean excluded) {
    /** The smallest affinity that evidence can stand for, in tenths. */
    public static final int LOWEST_TENTHS = 10;

    /** The largest affinity, in tenths. */
    public static final int HIGHEST_TENTHS = 50;

    public Affinity {
        if (tenths != 0 && (tenths < LOWEST_TENTHS || tenths > HIGHEST_TENTHS)) {
            throw new IllegalArgumentException("the affinity is " + tenths + ", expected 0 or " + LOWEST_TENTHS + " to "
                    + HIGHEST_TENTHS + " tenths");
        }
    }

    /** Makes the affinity to a course that is not excluded. */
    public Affinity(String courseId, int tenths, boolean taken, long firstTime, long lastTime) {
        this(courseId, tenths, taken, firstTime, lastTime, false);
    }

    /** Whether the course may be recommended to the learner, as far as they and their past go. */
    public boolean open() {
        return !taken && !excluded;
    }
}
