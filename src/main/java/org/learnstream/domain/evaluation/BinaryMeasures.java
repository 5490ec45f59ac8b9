package org.learnstream.domain.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Measures of probabilities that were said of events which then happened or did not. Immutable.
 *
 * <p>An event that was said to be as likely as another has no order with it.
 */
public final class BinaryMeasures {
    private static final double SMALLEST = 1e-12;

    /** By falling probability. */
    private final double[] probabilities;

    private final boolean[] outcomes;
    private final int positives;

    /**
     * A point of a curve.
     *
     * @param x from 0 to 1
     * @param y from 0 to 1
     */
    public record Point(double x, double y) {}

    /**
     * Events of which about the same was said.
     *
     * @param predicted mean of the probabilities
     * @param observed share that happened
     * @param count how many there are; 1 or more
     */
    public record Bin(double predicted, double observed, int count) {}

    private BinaryMeasures(double[] probabilities, boolean[] outcomes, int positives) {
        this.probabilities = probabilities;
        this.outcomes = outcomes;
        this.positives = positives;
    }

    /**
     * Returns the measures of some events.
     *
     * @param probabilities what was said of each
     * @param outcomes whether it happened
     */
    public static BinaryMeasures of(double[] probabilities, boolean[] outcomes) {
        if (probabilities.length != outcomes.length || probabilities.length == 0) {
            throw new IllegalArgumentException("there are " + probabilities.length + " probabilities and "
                    + outcomes.length + " outcomes, expected as many of both, and not none");
        }
        Integer[] order = new Integer[probabilities.length];
        Arrays.setAll(order, index -> index);
        Arrays.sort(
                order,
                Comparator.comparingDouble((Integer index) -> probabilities[index])
                        .reversed());
        double[] sorted = new double[order.length];
        boolean[] happened = new boolean[order.length];
        int positives = 0;
        for (int rank = 0; rank < order.length; rank++) {
            sorted[rank] = probabilities[order[rank]];
            happened[rank] = outcomes[order[rank]];
            positives += happened[rank] ? 1 : 0;
        }
        return new BinaryMeasures(sorted, happened, positives);
    }

    /** Returns how many events there are. */
    public int count() {
        return outcomes.length;
    }

    /** Returns the share of the events that happened. */
    public double rate() {
        return (double) positives / outcomes.length;
    }

    /**
     * Returns the area under the receiver operating characteristic: how often an event that happened was said to be
     * likelier than one that did not, ties counting half; NaN when all or none happened.
     *
     * <p>Source: J. A. Hanley and B. J. McNeil, The Meaning and Use of the Area under a Receiver Operating Characteristic
     * (ROC) Curve, Radiology 143(1), 1982.
     */
    public double auc() {
        long negatives = (long) outcomes.length - positives;
        double pairs = 0;
        long above = 0;
        for (int from = 0; from < outcomes.length; ) {
            int to = endOfTie(from);
            int happened = happened(from, to);
            int not = to - from - happened;
            pairs += (double) not * ((double) above + happened / 2.0);
            above += happened;
            from = to;
        }
        return positives == 0 || negatives == 0 ? Double.NaN : pairs / ((double) positives * (double) negatives);
    }

    private int endOfTie(int from) {
        int to = from + 1;
        while (to < outcomes.length && probabilities[to] == probabilities[from]) {
            to++;
        }
        return to;
    }

    private int happened(int from, int to) {
        int count = 0;
        for (int rank = from; rank < to; rank++) {
            count += outcomes[rank] ? 1 : 0;
        }
        return count;
    }

    /** Returns the mean of −ln of the probability that was given to what came, in nats; probabilities are kept 1e-12 off 0. */
    public double logLoss() {
        double sum = 0;
        for (int rank = 0; rank < outcomes.length; rank++) {
            double said = outcomes[rank] ? probabilities[rank] : 1 - probabilities[rank];
            sum -= Math.log(Math.max(SMALLEST, said));
        }
        return sum / outcomes.length;
    }

    /**
     * Returns the mean squared difference between probability and outcome; 0 to 1.
     *
     * <p>Source: G. W. Brier, Verification of Forecasts Expressed in Terms of Probability, Monthly Weather Review 78(1),
     * 1950, for two outcomes, halved.
     */
    public double brier() {
        double sum = 0;
        for (int rank = 0; rank < outcomes.length; rank++) {
            double miss = probabilities[rank] - (outcomes[rank] ? 1 : 0);
            sum += miss * miss;
        }
        return sum / outcomes.length;
    }

    /** Returns the events in equal parts by what was said of them, the least likely first. */
    public List<Bin> reliability(int parts) {
        List<Bin> bins = new ArrayList<>();
        int size = outcomes.length;
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) size * part / parts);
            int to = (int) ((long) size * (part + 1) / parts);
            if (to > from) {
                double sum = 0;
                for (int place = from; place < to; place++) {
                    sum += probabilities[size - 1 - place];
                }
                bins.add(
                        new Bin(sum / (to - from), (double) happened(size - to, size - from) / (to - from), to - from));
            }
        }
        return bins;
    }

    /**
     * Returns the expected calibration error: the mean difference between what was said and what came in equal parts.
     *
     * <p>Source: M. P. Naeini et al., Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI 2015, with equal
     * counts instead of equal widths.
     */
    public double calibrationError(int parts) {
        double sum = 0;
        for (Bin bin : reliability(parts)) {
            sum += Math.abs(bin.predicted() - bin.observed()) * bin.count();
        }
        return sum / outcomes.length;
    }

    /** Returns which share happened of those said to be likeliest; those tied at the end count in part. */
    public double precisionAtTop(double share) {
        int wanted = (int) Math.max(1, Math.round(share * outcomes.length));
        double hits = 0;
        for (int from = 0; from < wanted; ) {
            int to = endOfTie(from);
            double taken = Math.min(to, wanted) - from;
            hits += happened(from, to) * taken / (to - from);
            from = to;
        }
        return hits / wanted;
    }

    /** Returns the receiver operating characteristic: the share of what happened by that of what did not, at most so many steps. */
    public List<Point> curve(int steps) {
        List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
        int happened = 0;
        int next = 1;
        for (int from = 0; from < outcomes.length; ) {
            int to = endOfTie(from);
            happened += happened(from, to);
            if ((long) to * steps >= (long) next * outcomes.length) {
                points.add(new Point(
                        (double) (to - happened) / Math.max(1, outcomes.length - positives),
                        (double) happened / Math.max(1, positives)));
                next = (int) ((long) to * steps / outcomes.length) + 1;
            }
            from = to;
        }
        return points;
    }
}
