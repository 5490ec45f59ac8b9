package org.learnstream.generator;

import java.util.List;

/** How much a learner cares for each subject: shares that sum to 1. */
final class Taste {
    /** Small: most of a learner's interest is in two or three subjects. */
    private static final double CONCENTRATION = 0.12;

    /** The share of the interest in a subject that spills over to the subjects that go with it. */
    private static final double SPILL = 0.3;

    private final float[] shares;
    private final float strongest;

    private Taste(float[] shares) {
        this.shares = shares;
        float most = 0;
        for (float share : shares) {
            most = Math.max(most, share);
        }
        this.strongest = most;
    }

    /**
     * Draws a taste.
     *
     * @param related for each subject the numbers of those that go with it
     */
    static Taste draw(List<int[]> related, Draws draws) {
        double[] drawn = draws.dirichlet(CONCENTRATION, related.size());
        float[] shares = new float[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            shares[i] += (float) (drawn[i] * (1 - SPILL));
            int[] others = related.get(i);
            for (int other : others) {
                shares[other] += (float) (drawn[i] * SPILL / others.length);
            }
        }
        return new Taste(shares);
    }

    /** Returns the share of the interest that a subject has, 0 to 1. */
    double share(int subject) {
        return shares[subject];
    }

    /** Returns the interest in a subject relative to the strongest one, 0 to 1. */
    double interest(int subject) {
        return shares[subject] / strongest;
    }

    /** Draws a subject by its share. */
    int drawSubject(Draws draws) {
        double at = draws.uniform();
        for (int i = 0; i < shares.length; i++) {
            at -= shares[i];
            if (at < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }
}
