package org.learnstream.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.similarity.BestOrdinals;
import org.learnstream.domain.similarity.SimilarLearners;

/** The learners whom a search found, as they were at one instant, in buffers that are kept. Belongs to one thread. */
final class FoundLearners {
    private @Nullable String[] ids = {};
    private int[][] vectors = {};
    private double[] cosines = {};
    private int size;

    /** Takes identifiers and vectors from the table; called within the model's lock, perhaps more than once. */
    void read(BestOrdinals best, LearnerTable table) {
        if (ids.length < best.size()) {
            ids = new String[best.size()];
            vectors = new int[ids.length][];
            cosines = new double[ids.length];
        }
        size = best.size();
        for (int place = 0; place < size; place++) {
            int learner = best.ordinal(place);
            ids[place] = table.id(learner);
            vectors[place] = table.vector(learner);
        }
    }

    /** Compares those found with a query, exactly, and hands over the best, but for the one who asks. */
    void handOver(NeighbourQuery query, String asking, int limit, SimilarLearners into) {
        int kept = 0;
        for (int place = 0; place < size; place++) {
            String id = ids[place];
            double cosine = query.cosine(vectors[place]);
            if (id != null && cosine > 0 && !id.equals(asking)) {
                insert(kept++, id, vectors[place], cosine);
            }
        }
        for (int place = 0; place < Math.min(kept, limit); place++) {
            int[] vector = vectors[place];
            String id = ids[place];
            into.add(id == null ? "" : id, cosines[place], query.common(vector), vector.length);
            for (int entry : vector) {
                into.append(PackedVector.course(entry), PackedVector.tenths(entry));
            }
        }
    }

    /** Holds nobody any more: an erased learner is not kept alive by a buffer. */
    void clear() {
        Arrays.fill(ids, 0, size, null);
        Arrays.fill(vectors, 0, size, PackedVector.EMPTY);
        size = 0;
    }

    /** Inserts behind those that come before; nearly all come in order already. */
    private void insert(int count, String id, int[] vector, double cosine) {
        int at = count;
        while (at > 0 && precedes(id, cosine, at - 1)) {
            ids[at] = ids[at - 1];
            vectors[at] = vectors[at - 1];
            cosines[at] = cosines[at - 1];
            at--;
        }
        ids[at] = id;
        vectors[at] = vector;
        cosines[at] = cosine;
    }

    private boolean precedes(String id, double cosine, int place) {
        String other = ids[place];
        return cosine > cosines[place] || (cosine == cosines[place] && other != null && id.compareTo(other) < 0);
    }
}
