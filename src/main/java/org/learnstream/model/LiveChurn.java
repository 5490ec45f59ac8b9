package org.learnstream.model;

import org.learnstream.domain.churn.ChurnJudge;

/** What every instance knows of who stays away: written by one thread, read by any. */
public final class LiveChurn {
    private volatile ChurnJudge judge = ChurnJudge.NONE;

    /** Returns the models as they are now. */
    public ChurnJudge judge() {
        return judge;
    }

    /** Puts others in their place. */
    public void become(ChurnJudge other) {
        judge = other;
    }
}
