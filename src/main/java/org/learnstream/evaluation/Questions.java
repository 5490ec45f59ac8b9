package org.learnstream.evaluation;

import java.util.List;
import java.util.Map;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommender;

/** What a task asks a recommender, learner by learner. Safe to use from any thread. */
interface Questions {
    /** Returns the names of the measures by which answers are judged. */
    List<String> measures();

    /** Returns how many learners are asked about. */
    int size();

    /** Returns how many courses are asked for; at least {@link ModelScore#LIST_CUTOFF}. */
    int slateSize();

    /**
     * Returns the learner to ask about, as the recommender may know them.
     *
     * @param known what was learnt, by learner
     */
    Learner learner(int index, Map<String, AffinityVector> known);

    /**
     * Returns a value for each measure.
     *
     * @param request what the recommender was asked
     * @param slate the courses that it recommended, best first
     */
    double[] judge(int index, Recommender recommender, RecommendationRequest request, List<String> slate);

    /**
     * Returns a question like those of the task about what is known, to learn from.
     *
     * @param known the learner's affinities, at least two
     */
    Withheld withhold(String learnerId, AffinityVector known);
}
