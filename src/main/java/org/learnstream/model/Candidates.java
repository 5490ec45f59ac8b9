package org.learnstream.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.similarity.BestOrdinals;
import org.learnstream.domain.similarity.ScoreBar;

/**
 * The learners who share a course with a query, each with the products of affinities summed up so far, in buffers that are
 * kept. Belongs to one thread.
 */
final class Candidates {
    /** Products may be off by so much of their size before a candidate is compared exactly. */
    private static final double SLACK = 1 - 1e-9;

    /** From one posting for so many learners on, all learners are looked at in turn: that is quicker than to and fro. */
    private static final int DENSE = 3;

    /** By learner: Σc r(u,c)·r(v,c) in tenths squared; all 0 between two queries. */
    private int[] products = {};

    /** Those with a product, in the order in which they were found; unused when nearly everybody has one. */
    private int[] learners = {};

    /** How many were found; when nearly everybody has a product, the ordinal behind the last who may have one. */
    private int size;

    private boolean dense;

    /**
     * Begins a search.
     *
     * @param expected about how many postings will be added
     * @param everybody about how many learners there are
     */
    void start(long expected, int everybody) {
        clear();
        dense = expected > everybody / DENSE;
    }

    /** Adds the learners of a course to which the query has an affinity. */
    void add(Postings postings, int tenths) {
        int count = postings.size();
        if (count == 0) {
            return;
        }
        int[] sharing = postings.learners();
        byte[] affinities = postings.tenths();
        reserve(sharing[count - 1], count);
        int[] sums = products;
        if (dense) {
            for (int index = 0; index < count; index++) {
                sums[sharing[index]] += tenths * affinities[index];
            }
            size = Math.max(size, sharing[count - 1] + 1);
            return;
        }
        int found = size;
        for (int index = 0; index < count; index++) {
            int learner = sharing[index];
            int product = sums[learner];
            // Written either way and counted when new, so that nothing is decided by what is read.
            learners[found] = learner;
            found += product == 0 ? 1 : 0;
            sums[learner] = product + tenths * affinities[index];
        }
        size = found;
    }

    /**
     * Returns the candidates with the greatest cosines, and forgets all.
     *
     * <p>The arrays are those of the model, read while it may change: the caller compares those returned once more.
     */
    BestOrdinals best(NeighbourQuery query, int limit, int[] squaredNorms, @Nullable String[] ids) {
        int wanted = Math.min(limit, size);
        double guess = guess(wanted, squaredNorms);
        BestOrdinals best = best(query, wanted, Math.max(0, guess), squaredNorms, ids);
        if (guess > 0 && best.size() < wanted) {
            best = best(query, wanted, 0, squaredNorms, ids);
        }
        clear();
        best.finish();
        return best;
    }

    private BestOrdinals best(
            NeighbourQuery query, int wanted, double least, int[] squaredNorms, @Nullable String[] ids) {
        BestOrdinals best = new BestOrdinals(
                (learner, score, other, otherScore) ->
                        score == otherScore ? id(ids, learner).compareTo(id(ids, other)) < 0 : score > otherScore,
                wanted);
        double bar = least;
        for (int index = 0; index < size; index++) {
            int learner = dense ? index : learners[index];
            double product = products[learner];
            int norm = learner < squaredNorms.length ? squaredNorms[learner] : 0;
            // Most are out by this comparison already, which needs neither a root nor a division.
            if (norm > 0 && product > 0 && product * product >= bar * norm) {
                double cosine = query.cosine((long) product, norm);
                if (best.admits(learner, cosine)) {
                    best.add(learner, cosine);
                    double floor = Math.max(0, best.floor());
                    bar = Math.max(bar, floor * floor * query.squaredNorm() * SLACK);
                }
            }
        }
        return best;
    }

    /** Returns a squared cosine, times the squared norm of the query, that most likely more than so many candidates have. */
    private double guess(int wanted, int[] squaredNorms) {
        return SLACK
                * ScoreBar.guess(size, wanted, index -> {
                    int learner = dense ? index : learners[index];
                    double product = products[learner];
                    int norm = learner < squaredNorms.length ? squaredNorms[learner] : 0;
                    return norm > 0 ? product * product / norm : 0;
                });
    }

    /** Forgets all. */
    void clear() {
        if (dense) {
            Arrays.fill(products, 0, size, 0);
        } else {
            for (int index = 0; index < size; index++) {
                products[learners[index]] = 0;
            }
        }
        size = 0;
    }

    private void reserve(int highest, int more) {
        if (products.length <= highest) {
            products = Arrays.copyOf(products, highest + highest / 8 + 64);
        }
        if (!dense && learners.length <= size + more) {
            learners = Arrays.copyOf(learners, (size + more + 1) * 2);
        }
    }

    private static String id(@Nullable String[] ids, int learner) {
        String id = learner < ids.length ? ids[learner] : null;
        return id == null ? "" : id;
    }
}
