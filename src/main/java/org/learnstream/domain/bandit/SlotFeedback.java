package org.learnstream.domain.bandit;

import org.learnstream.domain.learner.Response;

/**
 * What is known of one slot of a slate.
 *
 * @param slot position in the slate, from 0
 * @param arm name of the recommender that filled it
 * @param time the earliest time at which anything is known to have happened to it, in milliseconds since 1970-01-01 UTC
 * @param best the best response so far
 * @param counted whether the arm's counts have it, with the best response as the outcome
 */
public record SlotFeedback(int slot, String arm, long time, Response best, boolean counted) {
    boolean is(int wantedSlot, String wantedArm) {
        return slot == wantedSlot && arm.equals(wantedArm);
    }

    SlotFeedback with(Response response, long when) {
        Response better = response.compareTo(best) > 0 ? response : best;
        return new SlotFeedback(slot, arm, Math.min(time, when), better, counted);
    }

    SlotFeedback settled() {
        return new SlotFeedback(slot, arm, time, best, true);
    }

    ArmChange change(int count) {
        return new ArmChange(arm, time, best, count);
    }
}
