package org.learnstream.domain.content;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.learnstream.domain.similarity.CourseStatistics;

/**
 * Learns which features carry co-enrolment, from the courses that have both a description and learners.
 *
 * <p>With F the vectors of these courses and G their Gram matrix divided by the mean of its diagonal, the leading
 * eigenvectors U of G with eigenvalues e are foretold from F by ridge regression, and each weighs by how much a ridge
 * autoencoder would keep of it:
 *
 * <pre>projection = Fᵀ (F Fᵀ + λI)⁻¹ U · diag(√(e / (e + μ)))</pre>
 *
 * <p>Sources: C. Saunders, A. Gammerman and V. Vovk, Ridge regression learning algorithm in dual variables, ICML 1998;
 * Z. Gantner et al., Learning attribute-to-feature mappings for cold-start recommendations, ICDM 2010.
 */
public final class TasteLearner {
    /** How many learnt features there are at most. */
    private static final int RANK = 64;
    /** λ: how much foretelling leans towards nothing; vectors have length 1. */
    private static final double RIDGE = 1;
    /** μ: what a direction must carry to count in full, as a multiple of what an average course carries. */
    private static final double SHRINKAGE = 26;
    /** With fewer courses than this nothing can be learnt. */
    private static final int LEAST_COURSES = 20;
    /** Of more courses than this only those with the most learners are learnt from: their matrix is kept meanwhile. */
    private static final int MOST_COURSES = 4_096;

    private static final int LEAST_LEARNERS = 3;

    private TasteLearner() {}

    /**
     * Learns; takes seconds.
     *
     * @param vectors vectors of courses by ordinal
     * @param features how many features there are
     */
    public static Taste learn(SparseVector[] vectors, int features, CourseStatistics statistics) {
        int[] known = known(vectors, statistics);
        if (known.length < LEAST_COURSES) {
            return Taste.NONE;
        }
        LeadingDirections directions =
                LeadingDirections.of(CommonLearners.of(statistics, known), Math.min(RANK, known.length / 4));
        SparseVector[] described = new SparseVector[known.length];
        for (int index = 0; index < known.length; index++) {
            described[index] = vectors[known[index]];
        }
        FeatureMatrix matrix = new FeatureMatrix(described, features);
        float[][] weights = matrix.solve(directions.vectors(), RIDGE);
        float[][] projection = matrix.transposedTimes(weights);
        scale(projection, directions.values());
        Taste unscaled = new Taste(projection, directions.values().length, 1);
        double length = 0;
        for (SparseVector vector : described) {
            float[] taste = unscaled.project(vector);
            length += Math.sqrt(Blocks.dot(taste, taste)) / described.length;
        }
        return length > 0 ? new Taste(projection, directions.values().length, length) : Taste.NONE;
    }

    private static int[] known(SparseVector[] vectors, CourseStatistics statistics) {
        return IntStream.range(0, Math.min(vectors.length, statistics.courses()))
                .filter(course -> vectors[course].size() > 0 && statistics.learners(course) >= LEAST_LEARNERS)
                .boxed()
                .sorted(Comparator.comparingLong((Integer course) -> -statistics.learners(course))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_COURSES)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static void scale(float[][] projection, double[] eigenvalues) {
        for (float[] row : projection) {
            if (row.length > 0) {
                for (int index = 0; index < row.length; index++) {
                    row[index] *= (float) Math.sqrt(eigenvalues[index] / (eigenvalues[index] + SHRINKAGE));
                }
            }
        }
    }
}
