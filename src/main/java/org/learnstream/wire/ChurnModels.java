package org.learnstream.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.learnstream.domain.churn.BoostedTrees;
import org.learnstream.domain.churn.ChurnCells;
import org.learnstream.domain.churn.ChurnFeatures;
import org.learnstream.domain.churn.ChurnModel;
import org.learnstream.domain.churn.ChurnScore;
import org.learnstream.domain.churn.FtrlState;
import org.learnstream.domain.churn.LogitBins;
import org.learnstream.domain.churn.PrequentialLoss;
import org.learnstream.wire.avro.ChurnExample;
import org.learnstream.wire.avro.ChurnModelPart;
import org.learnstream.wire.avro.ForestPart;
import org.learnstream.wire.avro.LogisticPart;

/** Models of who stays away, and what they learn from, between domain and wire. */
public final class ChurnModels {
    /** Key of the logistic regression. */
    public static final String LOGISTIC = "logistic";

    /** Key of the trees. */
    public static final String TREES = "trees";

    private static final String NOBODY = "";

    private ChurnModels() {}

    /** Returns the example of a learner, whom it does not name. */
    public static ChurnExample example(long day, int horizonDays, double[] features, boolean stayedAway) {
        ByteBuffer bytes = ByteBuffer.allocate(features.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double feature : features) {
            bytes.putFloat((float) feature);
        }
        return new ChurnExample(NOBODY, day, horizonDays, stayedAway, bytes.flip());
    }

    /**
     * Returns the features of an example.
     *
     * @throws UndecodableException when it has others than this version knows
     */
    public static double[] features(ChurnExample example) throws UndecodableException {
        ByteBuffer bytes = example.getFeatures().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() != ChurnFeatures.SIZE * Float.BYTES) {
            throw new UndecodableException(
                    "the example has " + bytes.remaining() / Float.BYTES + " features, expected " + ChurnFeatures.SIZE);
        }
        double[] features = new double[ChurnFeatures.SIZE];
        for (int index = 0; index < features.length; index++) {
            features[index] = bytes.getFloat();
        }
        return features;
    }

    /** Returns the record of a logistic regression. */
    public static ChurnModelPart logistic(
            long examples, long madeAt, FtrlState state, Map<ChurnModel, ChurnScore> scores) {
        List<org.learnstream.wire.avro.ChurnScore> all = new ArrayList<>();
        new EnumMap<>(scores)
                .forEach((model, score) -> all.add(new org.learnstream.wire.avro.ChurnScore(
                        model.name().toLowerCase(Locale.ROOT),
                        score.loss().weight(),
                        score.loss().sum(),
                        bytes(score.bins().counts()),
                        bytes(score.bins().predicted()),
                        bytes(score.bins().observed()))));
        LogisticPart content = new LogisticPart(bytes(state.z()), bytes(state.n()), bytes(state.seen()), all);
        return new ChurnModelPart(examples, examples, madeAt, content);
    }

    /** Returns the state of a logistic regression; an empty one when it has other cells than this version knows. */
    public static FtrlState state(LogisticPart part) {
        double[] z = doubles(part.getZ());
        return z.length == ChurnCells.SIZE
                ? FtrlState.of(z, doubles(part.getN()), longs(part.getSeen()))
                : FtrlState.empty(ChurnCells.SIZE);
    }

    /** Returns how well each model foretold; those that this version does not know are left out. */
    public static Map<ChurnModel, ChurnScore> scores(LogisticPart part) {
        Map<ChurnModel, ChurnScore> scores = new EnumMap<>(ChurnModel.class);
        for (org.learnstream.wire.avro.ChurnScore score : part.getScores()) {
            for (ChurnModel model : ChurnModel.values()) {
                if (model.name().toLowerCase(Locale.ROOT).equals(score.getModel())) {
                    scores.put(
                            model,
                            new ChurnScore(
                                    new PrequentialLoss(score.getWeight(), score.getLoss()),
                                    LogitBins.of(
                                            doubles(score.getCounts()),
                                            doubles(score.getPredicted()),
                                            doubles(score.getObserved()))));
                }
            }
        }
        return scores;
    }

    /** Returns the record of a generation of trees. */
    public static ChurnModelPart forest(long generation, long examples, long madeAt, BoostedTrees trees) {
        return new ChurnModelPart(generation, examples, madeAt, new ForestPart(ByteBuffer.wrap(trees.bytes())));
    }

    /**
     * Returns the trees of a record.
     *
     * @throws UndecodableException when they are of a version that is not known
     */
    public static BoostedTrees forest(ForestPart part) throws UndecodableException {
        ByteBuffer bytes = part.getTrees().duplicate();
        byte[] trees = new byte[bytes.remaining()];
        bytes.get(trees);
        try {
            return BoostedTrees.of(trees);
        } catch (IllegalArgumentException unknown) {
            throw new UndecodableException("the trees cannot be read: " + unknown.getMessage(), unknown);
        }
    }

    private static ByteBuffer bytes(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return bytes;
    }

    private static ByteBuffer bytes(long[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return bytes;
    }

    private static double[] doubles(ByteBuffer bytes) {
        DoubleBuffer buffer = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
        double[] values = new double[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static long[] longs(ByteBuffer bytes) {
        LongBuffer buffer = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();
        long[] values = new long[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}
