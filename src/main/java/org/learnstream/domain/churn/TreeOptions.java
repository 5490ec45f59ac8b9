package org.learnstream.domain.churn;

/**
 * How boosted trees are trained.
 *
 * @param trees how many; 1 or more
 * @param depth how many questions lead to a leaf at most; 1 to 12
 * @param rate share of its correction that each tree makes; above 0, at most 1
 * @param leafWeight Σ p(1 − p) over the examples of a leaf, at least; 0 or more
 * @param threads to train with; 1 or more
 */
public record TreeOptions(int trees, int depth, double rate, double leafWeight, int threads) {
    /** Chosen by cross-validation by course; see topology-docs/decisions/067-churn-model.md. */
    public static final TreeOptions DEFAULT = new TreeOptions(200, 6, 0.03, 100, 1);

    public TreeOptions {
        if (trees < 1 || depth < 1 || depth > 12 || !(rate > 0 && rate <= 1) || !(leafWeight >= 0) || threads < 1) {
            throw new IllegalArgumentException(
                    "expected 1 or more trees, a depth of 1 to 12, a rate above 0 and at most"
                            + " 1, a leaf weight of 0 or more and 1 or more threads, got " + trees + ", " + depth + ", "
                            + rate
                            + ", " + leafWeight + " and " + threads);
        }
    }

    /** Returns the same with another number of threads. */
    public TreeOptions withThreads(int other) {
        return new TreeOptions(trees, depth, rate, leafWeight, other);
    }

    /** Returns the same with leaves for fewer examples, for when there are only few. */
    public TreeOptions withLeafWeight(double other) {
        return new TreeOptions(trees, depth, rate, other, threads);
    }
}
