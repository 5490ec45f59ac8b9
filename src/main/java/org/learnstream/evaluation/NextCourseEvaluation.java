package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.learnstream.dataset.LearnerCourse;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.evaluation.RankMeasures;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommender;
import org.learnstream.model.ModelOptions;

/**
 * Asks the product's own recommenders, over its own affinities and its own course model, which course each learner took
 * next.
 *
 * <p>The recommenders rank all candidates: the courses of the catalogue without the learner's own. An answer that is no
 * candidate, because the catalogue or the model does not know it, counts as missed. An answer that the learner had
 * before is ranked as if they had not: otherwise it could not be found at all. A learner of whom nothing is known is
 * asked about with an empty vector, as the product would.
 */
public final class NextCourseEvaluation {
    private static final List<String> MEASURES = List.of("hr@5", "hr@10", "hr@20", "ndcg@10", "mrr");

    private NextCourseEvaluation() {}

    /** Returns an evaluation that has yet to learn. */
    public static Evaluation of(
            NextCourseTask task,
            List<Course> catalogue,
            EvidenceLevels levels,
            ModelOptions modelOptions,
            int threads) {
        return Evaluation.of(
                new NextCourse(task),
                task.known(),
                new Histories(levels)::affinities,
                catalogue,
                modelOptions,
                threads);
    }

    private record NextCourse(NextCourseTask task) implements Questions {
        @Override
        public List<String> measures() {
            return MEASURES;
        }

        @Override
        public int size() {
            return task.answers().size();
        }

        @Override
        public int slateSize() {
            return ModelScore.LIST_CUTOFF;
        }

        @Override
        public Learner learner(int index, Map<String, AffinityVector> known) {
            LearnerCourse answer = task.answers().get(index);
            AffinityVector learner = known.getOrDefault(answer.learnerId(), AffinityVector.EMPTY);
            return new Learner(answer.learnerId(), without(answer.courseId(), learner), Demographics.UNKNOWN);
        }

        @Override
        public double[] judge(int index, Recommender recommender, RecommendationRequest request, List<String> slate) {
            int rank = recommender
                    .rankOf(request, task.answers().get(index).courseId())
                    .orElse(RankMeasures.UNRANKED);
            return new double[] {
                RankMeasures.hit(rank, 5),
                RankMeasures.hit(rank, 10),
                RankMeasures.hit(rank, 20),
                RankMeasures.normalisedDiscountedCumulativeGain(rank, 10),
                RankMeasures.reciprocalRank(rank)
            };
        }

        /** Withholds the newest course. */
        @Override
        public Withheld withhold(String learnerId, AffinityVector known) {
            List<Affinity> entries = known.entries();
            AffinityVector rest = new AffinityVector(entries.subList(1, entries.size()));
            return new Withheld(
                    new Learner(learnerId, rest, Demographics.UNKNOWN),
                    List.of(entries.get(0).courseId()));
        }
    }

    private static AffinityVector without(String courseId, AffinityVector learner) {
        List<Affinity> entries = new ArrayList<>(learner.entries());
        return entries.removeIf(entry -> entry.courseId().equals(courseId)) ? new AffinityVector(entries) : learner;
    }
}
