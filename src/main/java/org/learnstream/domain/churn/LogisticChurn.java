package org.learnstream.domain.churn;

import java.util.List;

/** The logistic regression at one moment. Immutable. */
public final class LogisticChurn implements ChurnScorer {
    private final double[] weights;

    /** For each column, the mean of its weights over the examples that were learnt from. */
    private final double[] means;

    private LogisticChurn(double[] weights, double[] means) {
        this.weights = weights;
        this.means = means;
    }

    /** Returns what was learnt, ready for use. */
    static LogisticChurn of(FtrlProximal learnt, FtrlState state) {
        double[] weights = new double[ChurnCells.SIZE];
        for (int cell = 0; cell < weights.length; cell++) {
            weights[cell] = learnt.weight(cell);
        }
        List<ChurnCells.Column> columns = ChurnCells.all();
        long[] seen = state.seen();
        double[] means = new double[columns.size()];
        for (int index = 0; index < means.length; index++) {
            double sum = 0;
            long examples = 0;
            for (int cell = columns.get(index).from(); cell < columns.get(index).end(); cell++) {
                sum += weights[cell] * (double) seen[cell];
                examples += seen[cell];
            }
            means[index] = examples == 0 ? 0 : sum / (double) examples;
        }
        return new LogisticChurn(weights, means);
    }

    @Override
    public double logit(double[] features) {
        double sum = 0;
        for (int cell : ChurnCells.active(features)) {
            sum += weights[cell];
        }
        return sum;
    }

    @Override
    public Attribution attribution(double[] features) {
        int[] active = ChurnCells.active(features);
        double[] contributions = new double[ChurnFeatures.SIZE];
        double base = 0;
        for (int index = 0; index < active.length; index++) {
            base += means[index];
            List<ChurnFeature> explained = ChurnCells.all().get(index).explained();
            for (ChurnFeature feature : explained) {
                contributions[feature.index()] += (weights[active[index]] - means[index]) / explained.size();
            }
        }
        return new Attribution(base, contributions);
    }
}
