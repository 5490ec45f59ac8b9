package org.learnstream.domain.intervention;

import java.util.Locale;
import java.util.OptionalDouble;

/** A number of a situation that conditions are set on. */
public enum Figure {
    /** Probability that the learner stays away. */
    PROBABILITY(0, 1) {
        @Override
        OptionalDouble of(Situation situation) {
            return situation.probability();
        }
    },
    /** What the learner has spent, in minor units of the currency. */
    VALUE(0, 1e15) {
        @Override
        OptionalDouble of(Situation situation) {
            return OptionalDouble.of((double) situation.value());
        }
    },
    /** Sentiment of what the learner has written. */
    SENTIMENT(-1, 1) {
        @Override
        OptionalDouble of(Situation situation) {
            return situation.sentiment();
        }
    };

    private final double least;
    private final double most;

    Figure(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /** Returns the number in a situation; empty when it is not known. */
    abstract OptionalDouble of(Situation situation);

    /** Returns the least bound that a condition may set on it. */
    public double least() {
        return least;
    }

    /** Returns the greatest bound that a condition may set on it. */
    public double most() {
        return most;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
