package org.learnstream.domain.recommend;

/**
 * One enrolment as an example for the blend: what each member said, before it happened, of the course that the learner
 * took and of some that they did not.
 */
public final class BlendExample {
    private final int learners;
    private final double[][] features;

    BlendExample(int learners, double[][] features) {
        this.learners = learners;
        this.features = features;
    }

    /** Returns the class of the learner, see {@link BlendWeights#classOf}. */
    int learners() {
        return learners;
    }

    /** Returns how many courses are compared. */
    int courses() {
        return features.length;
    }

    /** Returns the standardised scores of a course by member; the course that was taken is the first one. */
    double[] of(int course) {
        return features[course];
    }
}
