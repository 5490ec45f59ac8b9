package org.learnstream.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.domain.evaluation.BasketMeasures;
import org.learnstream.domain.evaluation.MeasureTable;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.recommend.CourseFilter;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.domain.recommend.Recommendation;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommender;
import org.learnstream.domain.solve.AutoencoderTraining;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.ModelOptions;
import org.learnstream.solve.ModelSolving;

/**
 * Asks the product's own recommenders to rank courses that nobody is known to have taken, among themselves, for each
 * learner who did take some of them.
 */
public final class ColdStartEvaluation implements AutoCloseable {
    /** Name of the ranking that leaves everything to chance. */
    public static final String RANDOM = "random";

    private static final List<String> MEASURES = List.of("ndcg@10", "ndcg@20", "recall@10");
    private static final int LIST = 20;

    private final ColdStartTask task;
    private final CourseFilter newOnly;
    private final LiveKnowledge knowledge;
    private final Map<String, AffinityVector> learners = new HashMap<>();
    private final Workers workers;

    private ColdStartEvaluation(ColdStartTask task, ModelOptions options, int threads) {
        this.task = task;
        this.newOnly = course -> task.newCourses().contains(course.courseId());
        this.knowledge = new LiveKnowledge(options);
        this.workers = new Workers(threads);
    }

    /**
     * Learns from all that is known: the catalogue with the new courses, and who took the others.
     *
     * @param solving solves the linear autoencoder, from which is learnt what features are worth
     */
    public static ColdStartEvaluation learn(
            ColdStartTask task, EvidenceLevels levels, ModelOptions options, ModelSolving solving, int threads) {
        ColdStartEvaluation evaluation = new ColdStartEvaluation(task, options, threads);
        evaluation.learn(new Histories(levels), solving);
        return evaluation;
    }

    private void learn(Histories histories, ModelSolving solving) {
        task.catalogue().forEach(course -> knowledge.catalogue().apply(course.courseId(), course));
        List<LearnerCourses> known = task.known();
        AffinityVector[] vectors = new AffinityVector[known.size()];
        workers.share(
                known.size(),
                () -> (IntConsumer) index -> vectors[index] = histories.unordered(known.get(index)),
                count -> {});
        for (int index = 0; index < vectors.length; index++) {
            learners.put(known.get(index).learnerId(), vectors[index]);
            knowledge.learn(known.get(index).learnerId(), vectors[index]);
        }
        knowledge.statistics().advanceTo(vectors.length);
        ModelSolving.Solved solved = solving.solve(AutoencoderTraining.MODEL, knowledge);
        knowledge
                .solving()
                .accept(
                        solved.generation(1, 0, vectors.length),
                        solved.solution().courseIds(),
                        solved.solution().rows());
        knowledge.content().refresh();
    }

    /** Returns how many learners are asked about. */
    public int questions() {
        return task.hidden().size();
    }

    /**
     * Returns how a recommender does.
     *
     * @param name the name to report it by
     * @param progress told how many learners were asked about since it was last told, from any thread
     */
    public ModelScore score(String name, Recommender recommender, LongConsumer progress) {
        return score(
                name,
                request -> recommender.recommend(request).stream()
                        .map(Recommendation::courseId)
                        .toList(),
                progress);
    }

    /** Returns how a ranking does that leaves everything to chance. */
    public ModelScore scoreRandom(LongConsumer progress) {
        List<String> sorted = task.newCourses().stream().sorted().toList();
        return score(RANDOM, request -> shuffled(sorted, request.seed()), progress);
    }

    private static List<String> shuffled(List<String> courses, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> shuffled = new ArrayList<>(courses);
        for (int index = 0; index < Math.min(LIST, shuffled.size()); index++) {
            int other = index + random.nextInt(shuffled.size() - index);
            shuffled.set(index, shuffled.set(other, shuffled.get(index)));
        }
        return shuffled.subList(0, Math.min(LIST, shuffled.size()));
    }

    private ModelScore score(
            String name, Function<RecommendationRequest, List<String>> ranking, LongConsumer progress) {
        MeasureTable table = new MeasureTable(MEASURES, questions());
        List<Questioner> questioners = workers.share(questions(), () -> new Questioner(ranking, table), progress);
        Set<String> recommended = new HashSet<>();
        long nanos = 0;
        for (Questioner questioner : questioners) {
            recommended.addAll(questioner.recommended);
            nanos += questioner.nanos;
        }
        return new ModelScore(
                name,
                table,
                recommended.size() / (double) Math.max(1, task.newCourses().size()),
                Duration.ofNanos(nanos / Math.max(1, questions())));
    }

    @Override
    public void close() {
        workers.close();
    }

    /** Asks for one ranking after the other, on one thread. */
    private final class Questioner implements IntConsumer {
        private final Function<RecommendationRequest, List<String>> ranking;
        private final MeasureTable table;
        private final Set<String> recommended = new HashSet<>();
        private long nanos;

        Questioner(Function<RecommendationRequest, List<String>> ranking, MeasureTable table) {
            this.ranking = ranking;
            this.table = table;
        }

        @Override
        public void accept(int index) {
            LearnerCourses hidden = task.hidden().get(index);
            AffinityVector learner = learners.getOrDefault(hidden.learnerId(), AffinityVector.EMPTY);
            RecommendationRequest request = new RecommendationRequest(
                    knowledge,
                    new Learner(hidden.learnerId(), learner, Demographics.UNKNOWN),
                    newOnly,
                    LIST,
                    Histories.after(learner),
                    index);
            long started = System.nanoTime();
            List<String> ranked = ranking.apply(request);
            nanos += System.nanoTime() - started;
            recommended.addAll(ranked.subList(0, Math.min(ModelScore.LIST_CUTOFF, ranked.size())));
            Set<String> right = Set.copyOf(hidden.courseIds());
            table.set(
                    index,
                    BasketMeasures.normalisedDiscountedCumulativeGain(ranked, right, 10),
                    BasketMeasures.normalisedDiscountedCumulativeGain(ranked, right, 20),
                    BasketMeasures.recall(ranked, right, 10));
        }
    }
}
