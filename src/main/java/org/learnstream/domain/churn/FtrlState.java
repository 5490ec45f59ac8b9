package org.learnstream.domain.churn;

import java.util.Arrays;

/** All that an {@link FtrlProximal} has learnt, to be stored; its weights follow from it. Immutable. */
public final class FtrlState {
    private final double[] z;
    private final double[] n;
    private final long[] seen;

    private FtrlState(double[] z, double[] n, long[] seen) {
        this.z = z;
        this.n = n;
        this.seen = seen;
    }

    /** Returns the state of one that has learnt nothing. */
    public static FtrlState empty(int cells) {
        return new FtrlState(new double[cells], new double[cells], new long[cells]);
    }

    /**
     * Returns a state as it was stored.
     *
     * @param z for each cell, the sum of its gradients less what its weight already stands for
     * @param n for each cell, the sum of its squared gradients
     * @param seen for each cell, in how many examples it was active
     */
    public static FtrlState of(double[] z, double[] n, long[] seen) {
        if (z.length != n.length || z.length != seen.length) {
            throw new IllegalArgumentException("z, n and seen have " + z.length + ", " + n.length + " and "
                    + seen.length + " cells, expected the same number");
        }
        return new FtrlState(z.clone(), n.clone(), seen.clone());
    }

    /** Returns how many cells there are. */
    public int cells() {
        return z.length;
    }

    /** Returns z of all cells, as a copy. */
    public double[] z() {
        return z.clone();
    }

    /** Returns n of all cells, as a copy. */
    public double[] n() {
        return n.clone();
    }

    /** Returns how often each cell was active, as a copy. */
    public long[] seen() {
        return seen.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FtrlState that
                && Arrays.equals(z, that.z)
                && Arrays.equals(n, that.n)
                && Arrays.equals(seen, that.seen);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(z);
    }

    @Override
    public String toString() {
        return "state of " + z.length + " cells";
    }
}
