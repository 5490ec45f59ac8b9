package org.learnstream.domain.recommend;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.similarity.CourseStatistics;
import org.learnstream.domain.similarity.SimilarLearners;
import org.learnstream.domain.solve.CourseSequence;

/**
 * One request being answered: what every scorer needs of it, worked out once. Belongs to one thread, and its buffers to
 * one request at a time.
 */
final class Scoring {
    private final RecommendationRequest request;
    private final CourseStatistics statistics;
    private final int courses;
    private final History history;
    private final BitSet candidates;
    private final Workspace workspace = Workspace.current();
    private final Map<Scorer, double[]> scored = new HashMap<>();
    private final Map<Scorer, Object> workedOut = new HashMap<>();

    /** What the learner took, oldest first; empty before anybody asked and when that is nothing. */
    private List<Affinity> taken = List.of();

    /** How many similar learners the workspace holds for this request; 0 before they were looked for. */
    private int similarLimit;

    private Scoring(RecommendationRequest request, BitSet candidates) {
        this.request = request;
        this.candidates = candidates;
        statistics = request.knowledge().statistics();
        courses = statistics.courses();
        history = History.of(request.learner().affinities(), statistics);
    }

    /** Starts to answer a request. */
    static Scoring of(RecommendationRequest request) {
        Scoring scoring = new Scoring(request, Workspace.current().candidates());
        scoring.findCandidates();
        return scoring;
    }

    private void findCandidates() {
        request.knowledge().catalogue().readOffered(statistics, candidates);
        candidates.clear(courses, Math.max(courses, candidates.length()));
        for (Affinity affinity : request.learner().affinities().entries()) {
            int ordinal = affinity.open() ? -1 : statistics.ordinal(affinity.courseId());
            if (ordinal >= 0) {
                candidates.clear(ordinal);
            }
        }
        if (request.filter() != CourseFilter.ALL) {
            for (int course = candidates.nextSetBit(0); course >= 0; course = candidates.nextSetBit(course + 1)) {
                boolean wanted = request.knowledge()
                        .catalogue()
                        .course(statistics.courseId(course))
                        .filter(request.filter())
                        .isPresent();
                candidates.set(course, wanted);
            }
        }
    }

    /**
     * Returns the scores that a scorer gives, by ordinal. They are worked out once a request, however many ask for them,
     * and hold until the next request of this thread.
     */
    double[] scores(Scorer scorer) {
        double[] known = scored.get(scorer);
        if (known == null) {
            known = workspace.scores(scored.size(), courses);
            // Held before they are complete, so that scores which are made from others get other buffers.
            scored.put(scorer, known);
            scorer.score(this, known);
        }
        return known;
    }

    /**
     * Returns the learners most similar to this one. They are looked for once a request, and hold until the next request
     * of this thread.
     *
     * @param limit how many at most
     */
    SimilarLearners similarLearners(int limit) {
        SimilarLearners similar = workspace.similarLearners();
        if (similarLimit != limit) {
            similarLimit = limit;
            knowledge()
                    .learners()
                    .nearest(request.learner().learnerId(), request.learner().affinities(), limit, similar);
        }
        return similar;
    }

    /** Returns what a scorer works out once a request. */
    <T> T once(Scorer scorer, Class<T> type, Supplier<T> work) {
        Object known = workedOut.get(scorer);
        if (known == null) {
            known = work.get();
            workedOut.put(scorer, known);
        }
        return type.cast(known);
    }

    /** Whether the scores of a scorer are worked out already. */
    boolean hasScores(Scorer scorer) {
        return scored.containsKey(scorer);
    }

    RecommendationRequest request() {
        return request;
    }

    Knowledge knowledge() {
        return request.knowledge();
    }

    CourseStatistics statistics() {
        return statistics;
    }

    /** Returns how many ordinals are looked at; courses that appear later are no candidates. */
    int courses() {
        return courses;
    }

    History history() {
        return history;
    }

    /** Returns the courses that the learner took, oldest first. */
    List<Affinity> taken() {
        if (taken.isEmpty()) {
            taken = CourseSequence.of(request.learner().affinities());
        }
        return taken;
    }

    /** Returns the ordinals of the courses that may be recommended. */
    BitSet candidates() {
        return candidates;
    }
}
