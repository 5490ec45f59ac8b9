package org.learnstream.domain.churn;

/**
 * How a score came about: what each feature adds to the log odds of an average learner. Immutable.
 *
 * <p>Base and contributions add up to the logit.
 */
public final class Attribution {
    private final double base;
    private final double[] contributions;

    Attribution(double base, double[] contributions) {
        this.base = base;
        this.contributions = contributions.clone();
    }

    /** Returns the log odds that would be said of an average learner. */
    public double base() {
        return base;
    }

    /** Returns what a feature adds, in log odds; above 0 when it makes it likelier that the learner stays away. */
    public double of(ChurnFeature feature) {
        return contributions[feature.index()];
    }

    /** Returns what all features that one reason is given for add, in log odds. */
    public double of(ReasonTopic topic) {
        double sum = 0;
        for (ChurnFeature feature : ChurnFeature.ALL) {
            if (feature.topic() == topic) {
                sum += of(feature);
            }
        }
        return sum;
    }

    /** Returns the log odds of the learner. */
    public double logit() {
        double sum = base;
        for (double contribution : contributions) {
            sum += contribution;
        }
        return sum;
    }

    /** Returns the mean of two attributions, which explains the mean of both logits. */
    Attribution meanWith(Attribution other) {
        double[] mean = new double[contributions.length];
        for (int index = 0; index < mean.length; index++) {
            mean[index] = (contributions[index] + other.contributions[index]) / 2;
        }
        return new Attribution((base + other.base) / 2, mean);
    }
}
