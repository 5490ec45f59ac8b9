package org.learnstream.domain.learner;

/**
 * A learner's affinity r(u,c) to one course.
 *
 * @param courseId the course
 * @param tenths r in tenths: 10 to 50, or 0 when no evidence stands any more, as after a refund
 * @param taken whether the learner ever bought or started the course; such a course is never recommended to them
 * @param firstTime time of the earliest evidence, in milliseconds since 1970-01-01 UTC
 * @param lastTime time of the latest change of evidence, in milliseconds since 1970-01-01 UTC
 */
public record Affinity(String courseId, int tenths, boolean taken, long firstTime, long lastTime) {
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
}
