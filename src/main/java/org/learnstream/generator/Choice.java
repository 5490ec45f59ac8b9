package org.learnstream.generator;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A choice among things with given relative weights.
 *
 * @param things what can be drawn
 * @param weights how often, relative to each other
 * @param <T> what they are
 */
record Choice<T>(List<T> things, Weights weights) {
    Choice {
        things = List.copyOf(things);
    }

    /** Returns the choice among things by their weights, in the same order. */
    static <T> Choice<T> of(List<T> things, double... weights) {
        if (things.size() != weights.length) {
            throw new IllegalArgumentException(
                    "there are " + weights.length + " weights, expected " + things.size() + ": one for each");
        }
        return new Choice<>(things, Weights.of(weights));
    }

    /** Returns the choice among things that say their weight. */
    static <T> Choice<T> by(ToDoubleFunction<T> weight, List<T> things) {
        return of(things, things.stream().mapToDouble(weight).toArray());
    }

    T draw(Draws draws) {
        return things.get(weights.draw(draws));
    }
}
