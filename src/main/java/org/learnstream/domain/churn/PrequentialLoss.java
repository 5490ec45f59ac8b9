package org.learnstream.domain.churn;

/**
 * The log loss of what a model said of examples before it learnt from them; older ones count less. Immutable.
 *
 * <p>Source: A. P. Dawid, Present Position and Potential Developments: Some Personal Views, Statistical Theory, The
 * Prequential Approach, Journal of the Royal Statistical Society A 147(2), 1984.
 *
 * @param weight how many examples there were, older ones counted less
 * @param sum of their losses, older ones counted less, in nats
 */
public record PrequentialLoss(double weight, double sum) {
    /** No example yet. */
    public static final PrequentialLoss NONE = new PrequentialLoss(0, 0);

    /**
     * Returns the loss with one example more.
     *
     * @param probability what had been said of it
     * @param halfLife after how many further examples an example counts half; infinity for never
     */
    public PrequentialLoss plus(double probability, boolean stayedAway, double halfLife) {
        double kept = Math.pow(0.5, 1 / halfLife);
        double said = Math.max(1e-12, stayedAway ? probability : 1 - probability);
        return new PrequentialLoss(weight * kept + 1, sum * kept - Math.log(said));
    }

    /** Returns the mean loss of an example, in nats; that of an even guess without any. */
    public double mean() {
        return weight == 0 ? Math.log(2) : sum / weight;
    }
}
