package org.learnstream.bench;

/**
 * The size of a benchmark of the course model.
 *
 * @param learners how many learners the model holds
 * @param courses how many courses they choose from
 * @param history how many courses each of them has
 * @param seed decides what they choose
 */
public record ModelScenario(int learners, int courses, int history, long seed) {
    public ModelScenario {
        require("learners", learners, 1);
        require("history", history, 1);
        require("courses", courses, history + 1);
    }

    private static void require(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", expected at least " + least);
        }
    }
}
