package org.learnstream.domain.content;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Learns which features carry co-enrolment, from the courses that have both a description and links.
 *
 * <p>With B the links between these courses, B ≈ U diag(σ) Vᵀ by its largest singular values, and F the vectors of the same
 * courses, the courses' places in both sides of B are foretold from F by ridge regression:
 *
 * <pre>projection = Fᵀ (F Fᵀ + λI)⁻¹ [U √σ | V √σ]</pre>
 *
 * <p>so that a new course d with vector f(d) gets the column U √σ · projection(f(d)) of B, and is scored like any other.
 *
 * <p>Sources: C. Saunders, A. Gammerman and V. Vovk, Ridge regression learning algorithm in dual variables, ICML 1998;
 * Z. Gantner et al., Learning attribute-to-feature mappings for cold-start recommendations, ICDM 2010.
 */
public final class TasteLearner {
    /** How many tastes there are at most. */
    private static final int RANK = 64;
    /** λ: how much foretelling leans towards nothing; vectors have length 1. */
    private static final double RIDGE = 1;
    /** With fewer courses than this nothing can be learnt. */
    private static final int LEAST_COURSES = 20;
    /** More courses than this are not learnt from: their links are copied meanwhile. */
    private static final int MOST_COURSES = 4_096;

    private TasteLearner() {}

    /**
     * Learns; takes seconds.
     *
     * @param vectors vectors of courses by ordinal
     * @param features how many features there are
     */
    public static Taste learn(SparseVector[] vectors, int features, CourseLinks links) {
        int[] known = IntStream.of(links.courses())
                .filter(course -> course < vectors.length && vectors[course].size() > 0)
                .limit(MOST_COURSES)
                .toArray();
        if (known.length < LEAST_COURSES) {
            return Taste.NONE;
        }
        int rank = Math.min(RANK, known.length / 4);
        LeadingDirections directions = LeadingDirections.of(LinkMatrix.of(links, known), rank);
        float[][] places = places(directions, rank);
        FeatureMatrix matrix = new FeatureMatrix(
                IntStream.of(known).mapToObj(course -> vectors[course]).toArray(SparseVector[]::new), features);
        float[][] projection = matrix.transposedTimes(matrix.solve(places, RIDGE));
        float[][] evidence = new float[vectors.length][];
        Arrays.fill(evidence, new float[0]);
        for (int index = 0; index < known.length; index++) {
            evidence[known[index]] = Arrays.copyOf(places[index], rank);
        }
        Taste unscaled = new Taste(projection, evidence, rank, 1, 1);
        double evidenceLength = 0;
        double tasteLength = 0;
        for (int course : known) {
            DescribedCourse described = unscaled.foretell(course, vectors[course]);
            evidenceLength += Math.sqrt(Blocks.dot(described.evidence(), described.evidence())) / known.length;
            tasteLength += Math.sqrt(Blocks.dot(described.taste(), described.taste())) / known.length;
        }
        return evidenceLength > 0 && tasteLength > 0
                ? new Taste(projection, evidence, rank, evidenceLength, tasteLength)
                : Taste.NONE;
    }

    /** Returns [U √σ | V √σ]. */
    private static float[][] places(LeadingDirections directions, int rank) {
        float[][] places = new float[directions.left().length][2 * rank];
        for (int course = 0; course < places.length; course++) {
            for (int place = 0; place < rank; place++) {
                float root = (float) Math.sqrt(directions.values()[place]);
                places[course][place] = root * directions.left()[course][place];
                places[course][rank + place] = root * directions.right()[course][place];
            }
        }
        return places;
    }
}
