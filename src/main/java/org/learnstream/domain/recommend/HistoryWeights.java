package org.learnstream.domain.recommend;

/** How much the courses of a learner weigh by their age: 0 for the newest, 1 for the one before it, and so on. */
@FunctionalInterface
interface HistoryWeights {
    /** All courses weigh the same. */
    HistoryWeights EQUAL = age -> 1;

    /** Returns the weight of a course, above 0. */
    double weight(int age);

    /** Returns weights that fall by a factor from each course to the next older one. */
    static HistoryWeights decaying(double factor) {
        return age -> Math.pow(factor, age);
    }
}
