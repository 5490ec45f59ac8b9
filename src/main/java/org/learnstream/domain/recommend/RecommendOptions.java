package org.learnstream.domain.recommend;

/**
 * What can be chosen about recommenders.
 *
 * @param recencyDecay weight of a course relative to the next newer one, for recommenders that forget; above 0, at most 1
 * @param reasons how many reasons a recommendation carries at most
 * @param neighbours by how many of the most similar learners recommenders go that ask learners like this one; at least 1
 */
public record RecommendOptions(double recencyDecay, int reasons, int neighbours) {
    /** What holds when nobody chooses. */
    public static final RecommendOptions DEFAULT = new RecommendOptions(0.8, 3, 100);

    public RecommendOptions {
        if (!(recencyDecay > 0 && recencyDecay <= 1)) {
            throw new IllegalArgumentException(
                    "the recency decay is " + recencyDecay + ", expected a number above 0 and at most 1");
        }
        if (reasons < 0) {
            throw new IllegalArgumentException("the number of reasons is " + reasons + ", expected 0 or more");
        }
        if (neighbours < 1) {
            throw new IllegalArgumentException("the number of neighbours is " + neighbours + ", expected at least 1");
        }
    }
}
