package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.learnstream.domain.recommend.BlendExample;
import org.learnstream.domain.recommend.BlendLearner;
import org.learnstream.domain.recommend.BlendState;
import org.learnstream.domain.recommend.CourseFilter;
import org.learnstream.domain.recommend.Knowledge;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommenders;

/**
 * Learns to blend the recommenders from courses that were withheld from the model, one after the other as the stream
 * does: once through, in the order given.
 */
final class BlendTraining {
    /** Examples are worked out on all threads, so many at a time, and learnt from on one. */
    private static final int BATCH = 1024;

    private final Knowledge knowledge;
    private final Recommenders recommenders;
    private final BlendLearner learner;
    private final int comparisons;

    /**
     * Makes a training.
     *
     * @param comparisons courses not taken that each withheld one is compared with
     */
    BlendTraining(Knowledge knowledge, Recommenders recommenders, BlendLearner learner, int comparisons) {
        this.knowledge = knowledge;
        this.recommenders = recommenders;
        this.learner = learner;
        this.comparisons = comparisons;
    }

    /** Returns what is known after all that was withheld; the same however many threads work on it. */
    BlendState learn(BlendState from, List<Withheld> withheld, Workers workers, LongConsumer progress) {
        BlendState state = from;
        for (int start = 0; start < withheld.size(); start += BATCH) {
            List<Withheld> batch = withheld.subList(start, Math.min(withheld.size(), start + BATCH));
            List<List<BlendExample>> examples = new ArrayList<>();
            batch.forEach(each -> examples.add(new ArrayList<>()));
            workers.share(
                    batch.size(),
                    () -> (IntConsumer) index -> examples.get(index).addAll(examples(batch.get(index))),
                    progress);
            for (List<BlendExample> each : examples) {
                for (BlendExample example : each) {
                    state = learner.learn(state, example);
                }
            }
        }
        return state;
    }

    private List<BlendExample> examples(Withheld withheld) {
        RecommendationRequest request = new RecommendationRequest(
                knowledge,
                withheld.learner(),
                CourseFilter.ALL,
                1,
                Histories.after(withheld.learner().affinities()),
                withheld.learner().learnerId().hashCode());
        List<BlendExample> examples = new ArrayList<>();
        for (String courseId : withheld.courseIds()) {
            recommenders.example(request, courseId, comparisons).ifPresent(examples::add);
        }
        return examples;
    }
}
