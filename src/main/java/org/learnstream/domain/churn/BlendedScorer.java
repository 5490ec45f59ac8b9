package org.learnstream.domain.churn;

/**
 * The mean of what two models say, in log odds.
 *
 * @param first one of them
 * @param second the other
 */
public record BlendedScorer(ChurnScorer first, ChurnScorer second) implements ChurnScorer {
    @Override
    public double logit(double[] features) {
        return (first.logit(features) + second.logit(features)) / 2;
    }

    @Override
    public Attribution attribution(double[] features) {
        return first.attribution(features).meanWith(second.attribution(features));
    }
}
