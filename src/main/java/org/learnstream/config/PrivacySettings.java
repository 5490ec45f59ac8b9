package org.learnstream.config;

import java.time.Duration;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.LearnerDigest;

/** How learners are erased. */
public record PrivacySettings(
        @Doc(
                "What becomes of a learner's events after their erasure unless the request says otherwise: restart, those after the request begin from nothing; or refuse, none is taken any more.")
        String afterErasure,

        @Doc(
                "Topics that are not compacted may keep records of an erased learner for so long; where the retention is longer, the learner's partition is emptied once every group has read it; negative to empty nothing.")
        Duration longestTrace,

        @Doc(
                "Mixed into the digests by which erased learners are known again; the same for all instances and for ever. A secret one keeps others from testing identifiers.")
        String digestSalt) {
    private static final String RESTART = "restart";
    private static final String REFUSE = "refuse";

    public PrivacySettings {
        Check.that(
                afterErasure.equals(RESTART) || afterErasure.equals(REFUSE),
                "privacy.after-erasure",
                afterErasure,
                "restart or refuse");
    }

    /** Returns what becomes of a learner's events after their erasure. */
    public AfterErasure after() {
        return afterErasure.equals(REFUSE) ? AfterErasure.REFUSE : AfterErasure.RESTART;
    }

    /** Returns what gives erased learners their digests. */
    public LearnerDigest digest() {
        return new LearnerDigest(digestSalt);
    }
}
