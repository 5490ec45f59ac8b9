package org.learnstream.streams.churn;

import org.learnstream.wire.avro.ChurnAlert;
import org.learnstream.wire.avro.ChurnExample;
import org.learnstream.wire.avro.ChurnState;

/** What is told of a learner. */
sealed interface ChurnOutput {
    /** They fell silent, or returned. */
    record Alert(ChurnAlert alert) implements ChurnOutput {}

    /** How things stand with them. */
    record State(ChurnState state) implements ChurnOutput {}

    /** What can be learnt from them. */
    record Example(ChurnExample example) implements ChurnOutput {}
}
