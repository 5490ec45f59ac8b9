package org.learnstream.domain.bandit;

import java.util.List;
import java.util.TreeSet;

/**
 * The probability of each of some arms to have the highest rate, given independent beliefs:
 *
 * <pre>P(i) = ∫ f_i(x) · Π_{j≠i} F_j(x) dx</pre>
 *
 * which is the probability that Thompson sampling picks it (Chapelle and Li 2011). It is integrated numerically, by
 * Simpson's rule over panels that are narrow wherever any of the densities is large: the same for everybody who knows the
 * same, to about 1e-5, and known exactly to whoever logs it as a propensity.
 */
final class BestArm {
    private static final int PANELS_PER_BELIEF = 64;

    private final List<BetaBelief> beliefs;

    /** Ends of the panels and their middles in between, rising. */
    private final double[] nodes;

    /** By belief, then node: densities with an integral of 1. */
    private final double[][] densities;

    /** By belief, then node: cumulative probabilities. */
    private final double[][] cumulative;

    private BestArm(List<BetaBelief> beliefs) {
        this.beliefs = beliefs;
        nodes = nodes(beliefs);
        densities = new double[beliefs.size()][nodes.length];
        cumulative = new double[beliefs.size()][nodes.length];
        for (int belief = 0; belief < beliefs.size(); belief++) {
            fill(beliefs.get(belief), densities[belief], cumulative[belief]);
        }
    }

    /** Returns the probabilities in the order of the beliefs; their sum is 1. */
    static double[] probabilities(List<BetaBelief> beliefs) {
        if (beliefs.size() == 1) {
            return new double[] {1};
        }
        return new BestArm(beliefs).integrate();
    }

    private static double[] nodes(List<BetaBelief> beliefs) {
        TreeSet<Double> ends = new TreeSet<>(List.of(0.0, 1.0));
        for (BetaBelief belief : beliefs) {
            double from = belief.lowest();
            double width = belief.highest() - from;
            for (int end = 0; end <= PANELS_PER_BELIEF; end++) {
                ends.add(from + width * end / PANELS_PER_BELIEF);
            }
        }
        double[] nodes = new double[2 * ends.size() - 1];
        int count = 0;
        for (double end : ends) {
            if (count > 0) {
                nodes[count] = (nodes[count - 1] + end) / 2;
                count++;
            }
            nodes[count++] = end;
        }
        return nodes;
    }

    private void fill(BetaBelief belief, double[] density, double[] total) {
        for (int node = 0; node < nodes.length; node++) {
            density[node] = belief.density(nodes[node]);
        }
        for (int node = 2; node < nodes.length; node += 2) {
            double width = nodes[node] - nodes[node - 2];
            double left = density[node - 2];
            double middle = density[node - 1];
            double right = density[node];
            // The integral of the parabola through the three up to the middle, and up to the end.
            total[node - 1] = total[node - 2] + width / 24 * (5 * left + 8 * middle - right);
            total[node] = total[node - 2] + width / 6 * (left + 4 * middle + right);
        }
        double mass = total[nodes.length - 1];
        for (int node = 0; node < nodes.length; node++) {
            density[node] /= mass;
            total[node] /= mass;
        }
    }

    private double[] integrate() {
        double[] probabilities = new double[beliefs.size()];
        double sum = 0;
        for (int belief = 0; belief < probabilities.length; belief++) {
            for (int node = 2; node < nodes.length; node += 2) {
                double width = nodes[node] - nodes[node - 2];
                probabilities[belief] += width
                        / 6
                        * (integrand(belief, node - 2) + 4 * integrand(belief, node - 1) + integrand(belief, node));
            }
            sum += probabilities[belief];
        }
        for (int belief = 0; belief < probabilities.length; belief++) {
            probabilities[belief] /= sum;
        }
        return probabilities;
    }

    private double integrand(int belief, int node) {
        double product = densities[belief][node];
        for (int other = 0; other < beliefs.size(); other++) {
            if (other != belief) {
                product *= cumulative[other][node];
            }
        }
        return product;
    }
}
