package org.learnstream.model;

import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.BestOrdinals;
import org.learnstream.domain.similarity.LearnerIndex;
import org.learnstream.domain.similarity.SimilarLearners;

/**
 * Finds similar learners by the posting lists of the course model: whoever shares no course with a learner has a
 * similarity of 0 and is never looked at.
 *
 * <p>A search adds up the products of affinities over the posting lists of the learner's courses, takes the best by
 * cosine, reads their vectors at one instant, and compares these once more. So the model may change while the lists are
 * read, one after the other and each within the lock for as long as it takes to copy it: what comes out is exact for those
 * vectors.
 *
 * <p>Of a course with more learners than the bound only the first are read, those who have been there the longest. While no
 * list is that long the result is exact. Beyond it sums are partial, so several times as many candidates are compared
 * exactly as are asked for; similarities stay exact, but a similar learner may be missed.
 */
final class LiveLearnerIndex implements LearnerIndex {
    private static final ThreadLocal<Buffers> BUFFERS = ThreadLocal.withInitial(Buffers::new);

    /** How many candidates are compared for each learner asked for, when lists were cut. */
    private static final int CANDIDATES_AFTER_CUT = 4;

    private final ModelLock lock;
    private final CourseOrdinals courses;
    private final LearnerTable learners;
    private final Takers takers;
    private final int postingBound;

    LiveLearnerIndex(ModelLock lock, CourseOrdinals courses, LearnerTable learners, Takers takers, int postingBound) {
        this.lock = lock;
        this.courses = courses;
        this.learners = learners;
        this.takers = takers;
        this.postingBound = postingBound;
    }

    /** What one thread keeps from one search to the next; it holds nothing between two of them. */
    private static final class Buffers {
        private final NeighbourQuery query = new NeighbourQuery();
        private final Postings postings = new Postings();
        private final Candidates candidates = new Candidates();
        private final FoundLearners found = new FoundLearners();
        private boolean complete;
        private int[] squaredNorms = {};
        private @Nullable String[] ids = {};

        private void clear() {
            query.clear();
            candidates.clear();
            found.clear();
        }
    }

    @Override
    public void nearest(String learnerId, AffinityVector vector, int limit, SimilarLearners into) {
        Buffers buffers = BUFFERS.get();
        into.clear();
        try {
            buffers.query.start(vector, courses);
            search(buffers, learnerId, limit, into);
        } finally {
            buffers.clear();
        }
    }

    @Override
    public boolean nearest(String learnerId, int limit, SimilarLearners into) {
        Buffers buffers = BUFFERS.get();
        into.clear();
        try {
            lock.read(() -> buffers.query.start(learners.vector(learnerId), courses));
            search(buffers, learnerId, limit, into);
            return buffers.query.size() > 0;
        } finally {
            buffers.clear();
        }
    }

    private void search(Buffers buffers, String learnerId, int limit, SimilarLearners into) {
        NeighbourQuery query = buffers.query;
        long expected = 0;
        for (int index = 0; index < query.size(); index++) {
            expected += Math.min(postingBound, takers.count(query.course(index)));
        }
        buffers.candidates.start(expected, learners.size());
        boolean complete = true;
        for (int index = 0; index < query.size(); index++) {
            int course = query.course(index);
            lock.read(() -> buffers.complete = takers.copyTo(course, buffers.postings, postingBound));
            complete &= buffers.complete;
            buffers.candidates.add(buffers.postings, query.tenths(index));
        }
        lock.read(() -> {
            buffers.squaredNorms = learners.squaredNorms();
            buffers.ids = learners.ids();
        });
        // One more, because the learner who asks may be among them.
        int wanted = (complete ? limit : limit * CANDIDATES_AFTER_CUT) + 1;
        BestOrdinals best = buffers.candidates.best(query, wanted, buffers.squaredNorms, buffers.ids);
        lock.read(() -> buffers.found.read(best, learners));
        buffers.found.handOver(query, learnerId, limit, into);
    }
}
