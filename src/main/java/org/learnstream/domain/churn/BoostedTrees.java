package org.learnstream.domain.churn;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A sum of decision trees, as XGBoost trains them, in plain arrays. Immutable.
 *
 * <p>Values are compared as 32-bit numbers, like XGBoost does, so that both take the same way down each tree.
 *
 * <p>Contributions follow the way through a tree: each split adds the change of the mean outcome of those who come by, and
 * that is attributed to the feature it asks for. Source: A. Saabas, Interpreting random forests, 2014.
 */
public final class BoostedTrees implements ChurnScorer {
    private static final int FORMAT = 1;

    private final double base;
    private final DecisionTree[] trees;

    private BoostedTrees(double base, DecisionTree[] trees) {
        this.base = base;
        this.trees = trees;
    }

    /**
     * Returns a sum of trees.
     *
     * @param base the log odds that the trees add to
     */
    public static BoostedTrees of(double base, List<DecisionTree> trees) {
        return new BoostedTrees(base, trees.toArray(new DecisionTree[0]));
    }

    @Override
    public double logit(double[] features) {
        double sum = base;
        for (DecisionTree tree : trees) {
            sum += tree.value(features);
        }
        return sum;
    }

    @Override
    public Attribution attribution(double[] features) {
        double[] contributions = new double[ChurnFeatures.SIZE];
        double start = base;
        for (DecisionTree tree : trees) {
            start += tree.mean();
            tree.explain(features, contributions);
        }
        return new Attribution(start, contributions);
    }

    /** Returns how many trees there are. */
    public int size() {
        return trees.length;
    }

    /** Returns the trees to be stored: some kilobytes for each. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeInt(ChurnFeatures.SIZE);
            out.writeDouble(base);
            out.writeInt(trees.length);
            for (DecisionTree tree : trees) {
                tree.write(out);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Returns trees as they were stored.
     *
     * @throws IllegalArgumentException if these are not bytes of trees over the features that there are now
     */
    public static BoostedTrees of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int format = in.readByte();
            int features = in.readInt();
            if (format != FORMAT || features != ChurnFeatures.SIZE) {
                throw new IllegalArgumentException("trees have format " + format + " and " + features
                        + " features, expected format " + FORMAT + " and " + ChurnFeatures.SIZE);
            }
            double base = in.readDouble();
            int size = in.readInt();
            List<DecisionTree> trees = new ArrayList<>();
            for (int index = 0; index < size; index++) {
                trees.add(DecisionTree.read(in));
            }
            return of(base, trees);
        } catch (IOException torn) {
            throw new IllegalArgumentException("the bytes of trees end early, after " + bytes.length, torn);
        }
    }
}
