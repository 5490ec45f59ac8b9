package org.learnstream.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The learners that the model knows: by ordinal, each one's identifier, packed vector and squared norm. Changed and read
 * within the model's lock only, but for the thread that changes it, which reads as it likes. The vectors themselves never
 * change once they are here.
 */
final class LearnerTable {
    private final LearnerOrdinals ordinals = new LearnerOrdinals();
    private int[][] vectors = {};

    /** By learner: Σc r(u,c)², in tenths squared; an int holds that of more than 800,000 courses. */
    private int[] squaredNorms = {};

    private long vectorBytes;

    int size() {
        return ordinals.size();
    }

    /** Returns the vector of a learner; an empty one when nothing is known of them. */
    int[] vector(String learnerId) {
        int ordinal = ordinals.ordinal(learnerId);
        return ordinal < 0 ? PackedVector.EMPTY : vectors[ordinal];
    }

    /** Returns the vector of the learner who has an ordinal. */
    int[] vector(int ordinal) {
        return vectors[ordinal];
    }

    /** Returns the learner who has an ordinal now; null when nobody has it. */
    @Nullable
    String id(int ordinal) {
        return ordinals.id(ordinal);
    }

    /** Returns the identifiers by ordinal, as they are kept. */
    @Nullable
    String[] ids() {
        return ordinals.ids();
    }

    /** Returns the squared norms by ordinal, as they are kept. */
    int[] squaredNorms() {
        return squaredNorms;
    }

    /**
     * Replaces the vector of a learner; one with an empty vector is known no more.
     *
     * @param change what it changes in the squared norm
     * @return the ordinal that the learner had or got
     */
    int replace(String learnerId, int[] vector, int change) {
        int known = ordinals.ordinal(learnerId);
        int ordinal = known < 0 ? ordinals.add(learnerId) : known;
        if (ordinal >= vectors.length) {
            int held = vectors.length;
            int[][] grown = Arrays.copyOf(vectors, ordinal + ordinal / 2 + 32);
            Arrays.fill(grown, held, grown.length, PackedVector.EMPTY);
            vectors = grown;
            squaredNorms = Arrays.copyOf(squaredNorms, grown.length);
        }
        vectorBytes += ArrayBytes.ints(vector.length) - (known < 0 ? 0 : ArrayBytes.ints(vectors[ordinal].length));
        vectors[ordinal] = vector;
        squaredNorms[ordinal] += change;
        if (vector.length == 0) {
            ordinals.remove(learnerId);
            vectorBytes -= ArrayBytes.ints(0);
            vectors[ordinal] = PackedVector.EMPTY;
        }
        return ordinal;
    }

    long bytes() {
        return ordinals.bytes()
                + vectorBytes
                + ArrayBytes.references(vectors.length)
                + ArrayBytes.ints(squaredNorms.length);
    }
}
