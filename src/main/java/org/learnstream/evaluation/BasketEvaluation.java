package org.learnstream.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.evaluation.BasketMeasures;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommender;
import org.learnstream.model.ModelOptions;

/**
 * Asks the product's own recommenders, over its own affinities and its own models, which further courses each learner has.
 *
 * <p>The courses of a learner have no order: they are bought in a drawn one, so that the last of them, by which the solved
 * models choose λ, is as good as any other. Whoever asks sets the decay of recency to 1.
 * The recommenders rank all courses of the catalogue but those of the learner that are known.
 */
public final class BasketEvaluation {
    private static final List<String> MEASURES = List.of("recall@10", "recall@20", "ndcg@10", "ndcg@20");
    private static final int SLATE = 20;

    /** Two questions a learner are learnt from: those of one learner resemble each other. */
    private static final int WITHHELD = 2;

    /** Seed of the order in which courses are bought; another one than that of what is hidden. */
    private static final long ORDER = 1;

    private BasketEvaluation() {}

    /** Returns an evaluation that has yet to learn. */
    public static Evaluation of(
            BasketTask task, List<Course> catalogue, EvidenceLevels levels, ModelOptions modelOptions, int threads) {
        Histories histories = new Histories(levels);
        return Evaluation.of(
                new Basket(task.hidden()),
                task.known(),
                learner -> histories.affinities(
                        new LearnerCourses(learner.learnerId(), BasketTask.shuffled(learner, ORDER))),
                catalogue,
                modelOptions,
                threads);
    }

    private record Basket(List<LearnerCourses> hidden) implements Questions {
        @Override
        public List<String> measures() {
            return MEASURES;
        }

        @Override
        public int size() {
            return hidden.size();
        }

        @Override
        public int slateSize() {
            return SLATE;
        }

        @Override
        public Learner learner(int index, Map<String, AffinityVector> known) {
            String learnerId = hidden.get(index).learnerId();
            return new Learner(learnerId, known.getOrDefault(learnerId, AffinityVector.EMPTY), Demographics.UNKNOWN);
        }

        @Override
        public double[] judge(int index, Recommender recommender, RecommendationRequest request, List<String> slate) {
            Set<String> right = new HashSet<>(hidden.get(index).courseIds());
            return new double[] {
                BasketMeasures.recall(slate, right, 10),
                BasketMeasures.recall(slate, right, 20),
                BasketMeasures.normalisedDiscountedCumulativeGain(slate, right, 10),
                BasketMeasures.normalisedDiscountedCumulativeGain(slate, right, 20)
            };
        }

        /** Withholds a fifth of the courses, at least one, as the task does. */
        @Override
        public Withheld withhold(String learnerId, AffinityVector known) {
            List<String> courses =
                    known.entries().stream().map(Affinity::courseId).toList();
            List<String> shuffled = BasketTask.shuffled(new LearnerCourses(learnerId, courses), 0);
            Set<String> withheld =
                    new HashSet<>(shuffled.subList(0, Math.max(1, shuffled.size() / BasketTask.HIDDEN_ONE_IN)));
            AffinityVector rest = new AffinityVector(known.entries().stream()
                    .filter(affinity -> !withheld.contains(affinity.courseId()))
                    .toList());
            return new Withheld(
                    new Learner(learnerId, rest, Demographics.UNKNOWN),
                    shuffled.subList(0, Math.min(WITHHELD, withheld.size())));
        }
    }
}
