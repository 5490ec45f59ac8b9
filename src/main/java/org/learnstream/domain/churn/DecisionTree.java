package org.learnstream.domain.churn;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A binary tree of questions about features, whose leaves have values. Node 0 is the root; ways lead to higher nodes only.
 * Immutable.
 */
public final class DecisionTree {
    private static final int NODE_BYTES = 20;

    private final int[] left;
    private final int[] right;
    private final int[] features;
    private final float[] thresholds;
    private final float[] values;

    private DecisionTree(int[] left, int[] right, int[] features, float[] thresholds, float[] values) {
        this.left = left;
        this.right = right;
        this.features = features;
        this.thresholds = thresholds;
        this.values = values;
    }

    /**
     * Returns a tree.
     *
     * @param left for each node, where those go whose value is below the threshold; -1 for a leaf
     * @param right for each node, where the others go
     * @param features for each node, the place of the feature that it asks for
     * @param thresholds for each node, the value that is compared with
     * @param values for each leaf, its value; for the other nodes, the mean of the values of the examples that came by
     * @throws IllegalArgumentException if that is no tree, or if it asks for a feature that there is not
     */
    public static DecisionTree of(int[] left, int[] right, int[] features, float[] thresholds, float[] values) {
        DecisionTree tree =
                new DecisionTree(left.clone(), right.clone(), features.clone(), thresholds.clone(), values.clone());
        tree.check();
        return tree;
    }

    private void check() {
        int nodes = left.length;
        for (int node = 0; node < nodes; node++) {
            boolean leaf = left[node] < 0;
            if (!leaf && !(leadsDown(node, left[node]) && leadsDown(node, right[node]) && asks(features[node]))) {
                throw new IllegalArgumentException("node " + node + " of a tree with " + nodes
                        + " nodes must lead to higher ones by one of " + ChurnFeatures.SIZE + " features, got feature "
                        + features[node] + " and nodes " + left[node] + " and " + right[node]);
            }
        }
        if (nodes == 0) {
            throw new IllegalArgumentException("a tree has no nodes, expected 1 or more");
        }
    }

    private boolean leadsDown(int node, int to) {
        return to > node && to < left.length;
    }

    private static boolean asks(int feature) {
        return feature >= 0 && feature < ChurnFeatures.SIZE;
    }

    private int next(int node, double[] vector) {
        return (float) vector[features[node]] < thresholds[node] ? left[node] : right[node];
    }

    /** Returns the value of the leaf that a learner comes to. */
    double value(double[] vector) {
        int node = 0;
        while (left[node] >= 0) {
            node = next(node, vector);
        }
        return values[node];
    }

    /** Returns the mean value over all examples. */
    double mean() {
        return values[0];
    }

    /** Adds to each feature's contribution what the mean value changes by at the questions about it. */
    void explain(double[] vector, double[] contributions) {
        int node = 0;
        while (left[node] >= 0) {
            int next = next(node, vector);
            contributions[features[node]] += (double) values[next] - values[node];
            node = next;
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(left.length);
        for (int node = 0; node < left.length; node++) {
            out.writeInt(left[node]);
            out.writeInt(right[node]);
            out.writeInt(features[node]);
            out.writeFloat(thresholds[node]);
            out.writeFloat(values[node]);
        }
    }

    static DecisionTree read(DataInputStream in) throws IOException {
        int nodes = in.readInt();
        if (nodes < 0 || nodes > in.available() / NODE_BYTES) {
            throw new IllegalArgumentException("a tree has " + nodes + " nodes, expected no more than there are bytes");
        }
        DecisionTree tree =
                new DecisionTree(new int[nodes], new int[nodes], new int[nodes], new float[nodes], new float[nodes]);
        for (int node = 0; node < nodes; node++) {
            tree.left[node] = in.readInt();
            tree.right[node] = in.readInt();
            tree.features[node] = in.readInt();
            tree.thresholds[node] = in.readFloat();
            tree.values[node] = in.readFloat();
        }
        tree.check();
        return tree;
    }
}
