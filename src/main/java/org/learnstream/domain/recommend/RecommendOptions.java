package org.learnstream.domain.recommend;

import java.util.Map;

/**
 * What can be chosen about recommenders.
 *
 * @param recencyDecay weight of a course relative to the next newer one, for recommenders that forget; above 0, at most 1
 * @param reasons how many reasons a recommendation carries at most
 * @param neighbours by how many of the most similar learners recommenders go that ask learners like this one; at least 1
 * @param shortlist which courses the hybrid looks at closely
 * @param diversity how much courses that are like those before them fall back, 0 for not at all, to 1
 */
public record RecommendOptions(
        double recencyDecay, int reasons, int neighbours, Shortlist shortlist, double diversity) {
    /** What holds when nobody chooses. */
    public static final RecommendOptions DEFAULT =
            new RecommendOptions(0.8, 3, 100, new Shortlist(Map.of("item-cosine-recency", 1.0), 200), 0);

    public RecommendOptions {
        if (!(recencyDecay > 0 && recencyDecay <= 1)) {
            throw new IllegalArgumentException(
                    "the recency decay is " + recencyDecay + ", expected a number above 0 and at most 1");
        }
        if (reasons < 0) {
            throw new IllegalArgumentException("the number of reasons is " + reasons + ", expected 0 or more");
        }
        if (!(diversity >= 0 && diversity <= 1)) {
            throw new IllegalArgumentException("the diversity is " + diversity + ", expected a number from 0 to 1");
        }
        if (neighbours < 1) {
            throw new IllegalArgumentException("the number of neighbours is " + neighbours + ", expected at least 1");
        }
    }

    /** Returns these options with another decay. */
    public RecommendOptions withRecencyDecay(double other) {
        return new RecommendOptions(other, reasons, neighbours, shortlist, diversity);
    }

    /** Returns these options with another number of reasons. */
    public RecommendOptions withReasons(int other) {
        return new RecommendOptions(recencyDecay, other, neighbours, shortlist, diversity);
    }

    /** Returns these options with another number of neighbours. */
    public RecommendOptions withNeighbours(int other) {
        return new RecommendOptions(recencyDecay, reasons, other, shortlist, diversity);
    }

    /** Returns these options with another shortlist. */
    public RecommendOptions withShortlist(Shortlist other) {
        return new RecommendOptions(recencyDecay, reasons, neighbours, other, diversity);
    }

    /** Returns these options with another diversity. */
    public RecommendOptions withDiversity(double other) {
        return new RecommendOptions(recencyDecay, reasons, neighbours, shortlist, other);
    }
}
