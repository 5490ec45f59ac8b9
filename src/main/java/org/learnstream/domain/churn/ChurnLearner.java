package org.learnstream.domain.churn;

/**
 * Learns from one example after the other who stays away. Mutable; used by one thread at a time. What it has learnt is a
 * function of the examples in their order.
 */
public final class ChurnLearner {
    private final FtrlProximal regression;

    private ChurnLearner(FtrlProximal regression) {
        this.regression = regression;
    }

    /** Returns one that has learnt nothing. */
    public static ChurnLearner untrained(FtrlOptions options) {
        return of(FtrlState.empty(ChurnCells.SIZE), options);
    }

    /** Returns one that goes on from what was stored. */
    public static ChurnLearner of(FtrlState state, FtrlOptions options) {
        if (state.cells() != ChurnCells.SIZE) {
            throw new IllegalArgumentException(
                    "the state has " + state.cells() + " cells, expected " + ChurnCells.SIZE);
        }
        return new ChurnLearner(new FtrlProximal(state, options));
    }

    /**
     * Learns from an example.
     *
     * @param features as {@link ChurnFeatures} made them on the day of prediction
     * @param stayedAway what came of it
     * @return the log odds that were said of the example before it was learnt from
     */
    public double learn(double[] features, boolean stayedAway) {
        return regression.learn(ChurnCells.active(features), stayedAway);
    }

    /** Returns the model as it is now. */
    public LogisticChurn scorer() {
        return LogisticChurn.of(regression, regression.state());
    }

    /** Returns what was learnt, to be stored. */
    public FtrlState state() {
        return regression.state();
    }
}
