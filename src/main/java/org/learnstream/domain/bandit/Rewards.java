package org.learnstream.domain.bandit;

import org.learnstream.domain.learner.Response;

/**
 * What responses are worth: an impression nothing, the others a share of a whole success.
 *
 * @param click worth of a click, 0 to 1
 * @param enrolment worth of an enrolment, at least that of a click and at most 1
 */
public record Rewards(double click, double enrolment) {
    public Rewards {
        if (!(click >= 0 && click <= enrolment && enrolment <= 1)) {
            throw new IllegalArgumentException("a click is worth " + click + " and an enrolment " + enrolment
                    + ", expected 0 <= click <= enrolment <= 1");
        }
    }

    /** Returns the worth of a response, 0 to 1. */
    public double of(Response response) {
        return switch (response) {
            case IMPRESSION -> 0;
            case CLICK -> click;
            case ENROLMENT -> enrolment;
        };
    }
}
