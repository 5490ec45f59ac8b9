package org.learnstream.streams.churn;

import org.learnstream.domain.learner.Activity;
import org.learnstream.streams.intake.Watermark;

/** What moves windows of inactivity. */
sealed interface ChurnInput {
    /** A learner did something. */
    record Acted(Activity activity) implements ChurnInput {}

    /** An input topic has come to a time. */
    record Reached(Watermark watermark) implements ChurnInput {}
}
