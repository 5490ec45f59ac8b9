package org.learnstream.domain.churn;

/**
 * How well a model foretold examples before it learnt from them. Immutable.
 *
 * @param loss its log loss
 * @param bins what it said and what came of it
 */
public record ChurnScore(PrequentialLoss loss, LogitBins bins) {
    /** Nothing was foretold yet. */
    public static final ChurnScore NONE = new ChurnScore(PrequentialLoss.NONE, LogitBins.empty());

    /**
     * Returns the score with one example more.
     *
     * @param logit what had been said of it, in log odds
     * @param halfLife after how many further examples an example counts half; infinity for never
     */
    public ChurnScore plus(double logit, boolean stayedAway, double halfLife) {
        return new ChurnScore(
                loss.plus(LogOdds.probability(logit), stayedAway, halfLife), bins.plus(logit, stayedAway, halfLife));
    }
}
