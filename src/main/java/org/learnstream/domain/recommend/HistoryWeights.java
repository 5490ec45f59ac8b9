package org.learnstream.domain.recommend;

/** How much the courses of a learner weigh by their age: 0 for the newest, 1 for the one before it, and so on. */
@FunctionalInterface
interface HistoryWeights {
    /** All courses weigh the same. */
    HistoryWeights EQUAL = age -> 1;

    /**
     * Below this a weight counts as 0. It bounds the work for learners with very many courses: at a factor of 0.8 the
     * newest 42 courses count, and all older ones together would add less than a thousandth of the newest one's weight.
     */
    double NEGLIGIBLE = 1e-4;

    /** Returns the weight of a course, 0 or above; when it is 0, so are those of all greater ages. */
    double weight(int age);

    /** Returns weights that fall by a factor from each course to the next older one, until they are negligible. */
    static HistoryWeights decaying(double factor) {
        return age -> {
            double weight = Math.pow(factor, age);
            return weight < NEGLIGIBLE ? 0 : weight;
        };
    }
}
