package org.learnstream.domain.churn;

/**
 * Logistic regression over cells that are either active or not, learnt from one example after the other with a learning
 * rate for each cell: FTRL-proximal. Mutable; used by one thread at a time.
 *
 * <p>Source: H. B. McMahan et al., Ad Click Prediction: a View from the Trenches, KDD 2013, algorithm 1.
 */
public final class FtrlProximal {
    private final FtrlOptions options;
    private final double[] z;
    private final double[] n;
    private final long[] seen;

    /** Makes one that has learnt nothing: every weight is 0. */
    public FtrlProximal(int cells, FtrlOptions options) {
        this(FtrlState.empty(cells), options);
    }

    /** Makes one that goes on from a state. */
    public FtrlProximal(FtrlState state, FtrlOptions options) {
        this.options = options;
        this.z = state.z();
        this.n = state.n();
        this.seen = state.seen();
    }

    /** Returns the log odds, given the active cells; each at most once. */
    public double logit(int[] active) {
        double sum = 0;
        for (int cell : active) {
            sum += weight(cell);
        }
        return sum;
    }

    /**
     * Learns from an example.
     *
     * @param active the active cells; each at most once
     * @param outcome whether it happened
     * @return the log odds that were said of the example before it was learnt from
     */
    public double learn(int[] active, boolean outcome) {
        double logit = logit(active);
        double gradient = LogOdds.probability(logit) - (outcome ? 1 : 0);
        for (int cell : active) {
            double weight = weight(cell);
            double after = n[cell] + gradient * gradient;
            double sigma = (Math.sqrt(after) - Math.sqrt(n[cell])) / options.alpha();
            z[cell] += gradient - sigma * weight;
            n[cell] = after;
            seen[cell]++;
        }
        return logit;
    }

    /** Returns the weight of a cell, in log odds. */
    public double weight(int cell) {
        double size = Math.abs(z[cell]);
        return size <= options.l1()
                ? 0
                : -Math.signum(z[cell])
                        * (size - options.l1())
                        / ((options.beta() + Math.sqrt(n[cell])) / options.alpha() + options.l2());
    }

    /** Returns a copy of what was learnt. */
    public FtrlState state() {
        return FtrlState.of(z, n, seen);
    }
}
