package org.learnstream.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.learnstream.dataset.LearnerCourse;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.evaluation.MeasureTable;
import org.learnstream.domain.evaluation.RankMeasures;
import org.learnstream.domain.evaluation.SlateMeasures;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.recommend.BlendState;
import org.learnstream.domain.recommend.CourseFilter;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.domain.recommend.Recommendation;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommender;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.ModelOptions;
import org.learnstream.solve.ModelSolving;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the product's own recommenders, over its own affinities and its own course model, which course each learner took
 * next.
 *
 * <p>The recommenders rank all candidates: the courses of the catalogue without the learner's own. An answer that is no
 * candidate, because the catalogue or the model does not know it, counts as missed. An answer that the learner had
 * before is ranked as if they had not: otherwise it could not be found at all. A learner of whom nothing is known is
 * asked about with an empty vector, as the product would.
 */
public final class NextCourseEvaluation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NextCourseEvaluation.class);

    private static final List<String> MEASURES =
            List.of("hr@5", "hr@10", "hr@20", "ndcg@10", "mrr", "diversity@10", "novelty@10");

    private final NextCourseTask task;
    private final LiveKnowledge knowledge;
    private final Map<String, AffinityVector> learners = new LinkedHashMap<>();
    private final Workers workers;
    private long generation;

    private NextCourseEvaluation(NextCourseTask task, List<Course> catalogue, ModelOptions modelOptions, int threads) {
        this.task = task;
        this.knowledge = new LiveKnowledge(modelOptions);
        catalogue.forEach(course -> knowledge.catalogue().apply(course.courseId(), course));
        this.workers = new Workers(threads);
    }

    /** Returns an evaluation that has yet to learn. */
    public static NextCourseEvaluation of(
            NextCourseTask task,
            List<Course> catalogue,
            EvidenceLevels levels,
            ModelOptions modelOptions,
            int threads) {
        NextCourseEvaluation evaluation = new NextCourseEvaluation(task, catalogue, modelOptions, threads);
        evaluation.fold(new Histories(levels));
        return evaluation;
    }

    private void fold(Histories histories) {
        List<LearnerCourses> known = task.known();
        AffinityVector[] vectors = new AffinityVector[known.size()];
        workers.share(
                known.size(),
                () -> (IntConsumer) index -> vectors[index] = histories.affinities(known.get(index)),
                count -> {});
        for (int index = 0; index < vectors.length; index++) {
            learners.put(known.get(index).learnerId(), vectors[index]);
        }
    }

    /** Returns how many learners are learnt from. */
    public int learners() {
        return learners.size();
    }

    /**
     * Learns to blend, from the newest known course of some learners: the models know all but those courses meanwhile.
     * {@link #learn} must come after it.
     *
     * @param progress told how many learners were learnt from since it was last told
     */
    public void rehearse(Rehearsal rehearsal, ModelSolving solving, LongConsumer progress) {
        List<Withheld> withheld = withheld(rehearsal.learners());
        takeIn(count -> {});
        for (Withheld each : withheld) {
            knowledge.learn(each.learner().learnerId(), each.learner().affinities());
        }
        knowledge.content().refresh();
        solve(solving, model -> {});
        BlendTraining training =
                new BlendTraining(knowledge, rehearsal.recommenders(), rehearsal.learner(), rehearsal.comparisons());
        BlendState state = training.learn(knowledge.blending().first(), withheld, workers, progress);
        LOG.info("Blend learnt examples={} state={}", state.steps(), state);
        knowledge.blending().apply("evaluation", state);
    }

    /** Returns the newest course of some learners, drawn by the hash of their identifiers. */
    private List<Withheld> withheld(int count) {
        List<Withheld> withheld = new ArrayList<>();
        learners.entrySet().stream()
                .filter(entry -> entry.getValue().entries().size() > 1)
                .sorted(Comparator.comparingInt((Map.Entry<String, AffinityVector> entry) ->
                                entry.getKey().hashCode() * 0x9E3779B9)
                        .thenComparing(Map.Entry::getKey))
                .limit(count)
                .forEach(entry -> {
                    List<Affinity> entries = entry.getValue().entries();
                    AffinityVector rest = new AffinityVector(entries.subList(1, entries.size()));
                    withheld.add(new Withheld(
                            new Learner(entry.getKey(), rest, Demographics.UNKNOWN),
                            List.of(entries.get(0).courseId())));
                });
        return withheld;
    }

    /**
     * Learns from all that is known.
     *
     * @param progress told how many learners were learnt from since it was last told
     */
    public void learn(LongConsumer progress) {
        takeIn(progress);
        knowledge.content().refresh();
    }

    private void takeIn(LongConsumer progress) {
        learners.forEach((learnerId, vector) -> {
            knowledge.learn(learnerId, vector);
            progress.accept(1);
        });
        knowledge.statistics().advanceTo(learners.size());
    }

    /**
     * Solves the models that are solved, from all that was learnt.
     *
     * @param progress told of each model when it is solved
     */
    public void solve(ModelSolving solving, LongConsumer progress) {
        generation++;
        for (String model : ModelSolving.MODELS) {
            ModelSolving.Solved solved = solving.solve(model, knowledge);
            LOG.info(
                    "Model solved model={} lambda={} quality={} millis={}",
                    model,
                    solved.solution().choice().lambda(),
                    solved.solution().choice().quality(),
                    solved.took().toMillis());
            knowledge
                    .solving()
                    .accept(
                            solved.generation(
                                    generation, 0, knowledge.statistics().generation()),
                            solved.solution().courseIds(),
                            solved.solution().rows());
            progress.accept(1);
        }
    }

    /** Returns how many courses may be recommended. */
    public int courses() {
        return knowledge.catalogue().offered();
    }

    /** Returns how many learners are asked about. */
    public int questions() {
        return task.answers().size();
    }

    /**
     * Returns how a recommender does; the same figures however many threads work on it, but for the time.
     *
     * @param progress told how many learners were asked about since it was last told, from any thread
     */
    public ModelScore score(Recommender recommender, LongConsumer progress) {
        MeasureTable table = new MeasureTable(MEASURES, questions());
        List<Questioner> questioners = workers.share(questions(), () -> new Questioner(recommender, table), progress);
        Set<String> recommended = new HashSet<>();
        long nanos = 0;
        for (Questioner questioner : questioners) {
            recommended.addAll(questioner.recommended);
            nanos += questioner.nanos;
        }
        long courses = knowledge.catalogue().offered();
        double coverage = courses == 0 ? 0 : recommended.size() / (double) courses;
        Duration perLearner = Duration.ofNanos(nanos / Math.max(1, questions()));
        return new ModelScore(recommender.name(), table, coverage, perLearner);
    }

    @Override
    public void close() {
        workers.close();
    }

    /** Asks one recommender about one learner after the other, on one thread. */
    private final class Questioner implements IntConsumer {
        private final Recommender recommender;
        private final MeasureTable table;
        private final SlateMeasures slates =
                new SlateMeasures(knowledge.statistics(), knowledge.statistics().learners());
        private final Set<String> recommended = new HashSet<>();
        private long nanos;

        Questioner(Recommender recommender, MeasureTable table) {
            this.recommender = recommender;
            this.table = table;
        }

        @Override
        public void accept(int index) {
            LearnerCourse answer = task.answers().get(index);
            AffinityVector learner =
                    without(answer.courseId(), learners.getOrDefault(answer.learnerId(), AffinityVector.EMPTY));
            RecommendationRequest request = new RecommendationRequest(
                    knowledge,
                    new Learner(answer.learnerId(), learner, Demographics.UNKNOWN),
                    CourseFilter.ALL,
                    ModelScore.LIST_CUTOFF,
                    Histories.after(learner),
                    index);
            long started = System.nanoTime();
            List<Recommendation> slate = recommender.recommend(request);
            nanos += System.nanoTime() - started;
            List<String> courseIds =
                    slate.stream().map(Recommendation::courseId).toList();
            recommended.addAll(courseIds);
            int rank = recommender.rankOf(request, answer.courseId()).orElse(RankMeasures.UNRANKED);
            table.set(
                    index,
                    RankMeasures.hit(rank, 5),
                    RankMeasures.hit(rank, 10),
                    RankMeasures.hit(rank, 20),
                    RankMeasures.normalisedDiscountedCumulativeGain(rank, 10),
                    RankMeasures.reciprocalRank(rank),
                    slates.diversity(courseIds),
                    slates.novelty(courseIds));
        }
    }

    private static AffinityVector without(String courseId, AffinityVector learner) {
        List<Affinity> entries = new ArrayList<>(learner.entries());
        return entries.removeIf(entry -> entry.courseId().equals(courseId)) ? new AffinityVector(entries) : learner;
    }
}
