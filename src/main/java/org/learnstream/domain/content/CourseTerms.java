package org.learnstream.domain.content;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The features of one course by their ordinals, ascending, each with its kind and how often it occurs. Never changes. */
public final class CourseTerms {
    /** Of a course that nothing is said of. */
    public static final CourseTerms NONE = of(List.of());

    private final int[] features;
    private final FeatureBlock[] blocks;
    private final int[] counts;

    private CourseTerms(int size) {
        features = new int[size];
        blocks = new FeatureBlock[size];
        counts = new int[size];
    }

    /**
     * One feature of a course.
     *
     * @param feature ordinal of the feature
     * @param block its kind
     * @param count how often the course has it, at least 1
     */
    record Term(int feature, FeatureBlock block, int count) {}

    /**
     * Returns the features of a course.
     *
     * @param ascending by ordinal, each feature once
     */
    static CourseTerms of(List<Term> ascending) {
        CourseTerms terms = new CourseTerms(ascending.size());
        for (int index = 0; index < ascending.size(); index++) {
            Term term = ascending.get(index);
            terms.features[index] = term.feature();
            terms.blocks[index] = term.block();
            terms.counts[index] = term.count();
        }
        return terms;
    }

    /** Returns how many features the course has. */
    public int size() {
        return features.length;
    }

    int feature(int index) {
        return features[index];
    }

    /**
     * Returns the vector of the course, of length 1; the zero vector when it has no features that count.
     *
     * <p>Within each kind of features an entry is ln(1 + count) · idf, and all entries of the kind together have the
     * length √weight. Source of the weighting: G. Salton and C. Buckley, Term-weighting approaches in automatic text
     * retrieval, Information Processing and Management 24(5), 1988.
     */
    public SparseVector vector(Rarity rarity, BlockWeights weights) {
        double[] values = new double[features.length];
        Map<FeatureBlock, Double> squares = new EnumMap<>(FeatureBlock.class);
        for (int index = 0; index < features.length; index++) {
            values[index] = Math.log1p(counts[index]) * rarity.inverseFrequency(features[index]);
            squares.merge(blocks[index], values[index] * values[index], Double::sum);
        }
        double total = 0;
        for (FeatureBlock block : squares.keySet()) {
            total += weights.of(block);
        }
        if (total == 0) {
            return SparseVector.ZERO;
        }
        Map<FeatureBlock, Double> factors = new EnumMap<>(FeatureBlock.class);
        for (Map.Entry<FeatureBlock, Double> square : squares.entrySet()) {
            factors.put(square.getKey(), Math.sqrt(weights.of(square.getKey()) / square.getValue() / total));
        }
        for (int index = 0; index < features.length; index++) {
            values[index] *= factors.getOrDefault(blocks[index], 0.0);
        }
        return new SparseVector(features, values);
    }
}
