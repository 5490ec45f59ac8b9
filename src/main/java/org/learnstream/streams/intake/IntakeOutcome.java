package org.learnstream.streams.intake;

import org.learnstream.domain.learner.Activity;
import org.learnstream.wire.avro.DeadLetter;

/** What becomes of an input record that is no duplicate. */
sealed interface IntakeOutcome {
    /** It goes on as an activity. */
    record Taken(Activity activity) implements IntakeOutcome {}

    /** It says how far its topic has come. */
    record Reached(Watermark watermark) implements IntakeOutcome {}

    /** It is put aside. */
    record Refused(DeadLetter letter) implements IntakeOutcome {}
}
