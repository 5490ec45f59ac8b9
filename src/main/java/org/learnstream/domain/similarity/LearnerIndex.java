package org.learnstream.domain.similarity;

import org.learnstream.domain.learner.AffinityVector;

/**
 * Finds the learners that are most similar to a given one, by the cosine of their affinities,
 *
 * <pre>s(u,v) = Σc r(u,c)·r(v,c) / (‖r(u)‖·‖r(v)‖)</pre>
 *
 * where r is the affinity in tenths and c goes over all courses. Safe to use from any thread while the affinities change:
 * each learner found is compared as they were at one instant, the same for all of them.
 *
 * <p>Learners have a total order: by similarity descending, then learner id ascending. Only those with a similarity above
 * 0 are found.
 */
public interface LearnerIndex {
    /** Finds nobody. */
    LearnerIndex NONE = new LearnerIndex() {
        @Override
        public void nearest(String learnerId, AffinityVector vector, int limit, SimilarLearners into) {
            into.clear();
        }

        @Override
        public boolean nearest(String learnerId, int limit, SimilarLearners into) {
            into.clear();
            return false;
        }
    };

    /**
     * Finds the learners most similar to a vector.
     *
     * @param learnerId the learner whose vector it is, who is not found; empty for nobody in particular
     * @param limit how many to find at most, at least 1
     * @param into receives them, most similar first
     */
    void nearest(String learnerId, AffinityVector vector, int limit, SimilarLearners into);

    /**
     * Finds the learners most similar to one whom the index holds.
     *
     * @param limit how many to find at most, at least 1
     * @param into receives them, most similar first
     * @return whether the index holds the learner
     */
    boolean nearest(String learnerId, int limit, SimilarLearners into);
}
