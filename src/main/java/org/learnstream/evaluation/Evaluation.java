package org.learnstream.evaluation;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.evaluation.MeasureTable;
import org.learnstream.domain.evaluation.SlateMeasures;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.recommend.BlendState;
import org.learnstream.domain.recommend.BlendWeights;
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
 * Measures recommenders by the questions of a task: the product's own recommenders, over its own affinities and its own
 * models, once these have learnt from all that is known.
 */
public final class Evaluation implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);
    private static final List<String> SLATE_MEASURES = List.of("diversity@10", "novelty@10");

    private final Questions questions;
    private final LiveKnowledge knowledge;
    private final Map<String, AffinityVector> learners = new LinkedHashMap<>();
    private final Workers workers;
    private long generation;

    private Evaluation(Questions questions, List<Course> catalogue, ModelOptions modelOptions, int threads) {
        this.questions = questions;
        this.knowledge = new LiveKnowledge(modelOptions);
        catalogue.forEach(course -> knowledge.catalogue().apply(course.courseId(), course));
        this.workers = new Workers(threads);
    }

    /**
     * Returns an evaluation that has yet to learn.
     *
     * @param known what it may learn from
     * @param affinities makes the affinities of a learner from their courses; called from several threads
     */
    static Evaluation of(
            Questions questions,
            List<LearnerCourses> known,
            Function<LearnerCourses, AffinityVector> affinities,
            List<Course> catalogue,
            ModelOptions modelOptions,
            int threads) {
        Evaluation evaluation = new Evaluation(questions, catalogue, modelOptions, threads);
        evaluation.fold(known, affinities);
        return evaluation;
    }

    private void fold(List<LearnerCourses> known, Function<LearnerCourses, AffinityVector> affinities) {
        AffinityVector[] vectors = new AffinityVector[known.size()];
        workers.share(
                known.size(),
                () -> (IntConsumer) index -> vectors[index] = affinities.apply(known.get(index)),
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
     * Learns to blend, from some known courses of some learners: the models know all but those courses meanwhile.
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
        solve(solving, model -> {});
        BlendTraining training =
                new BlendTraining(knowledge, rehearsal.recommenders(), rehearsal.learner(), rehearsal.comparisons());
        BlendState state = training.learn(knowledge.blending().first(), withheld, workers, progress);
        LOG.info("Blend learnt examples={} state={}", state.steps(), state);
        knowledge.blending().apply("evaluation", state);
    }

    /** Returns known courses of some learners, drawn by the hash of their identifiers. */
    private List<Withheld> withheld(int count) {
        return learners.entrySet().stream()
                .filter(entry -> entry.getValue().entries().size() > 1)
                .sorted(Comparator.comparingInt((Map.Entry<String, AffinityVector> entry) ->
                                entry.getKey().hashCode() * 0x9E3779B9)
                        .thenComparing(Map.Entry::getKey))
                .limit(count)
                .map(entry -> questions.withhold(entry.getKey(), entry.getValue()))
                .toList();
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
        knowledge.content().refresh();
    }

    /** Returns how the hybrid blends its members. */
    BlendWeights blend() {
        return knowledge.blend();
    }

    /** Returns how many courses may be recommended. */
    public int courses() {
        return knowledge.catalogue().offered();
    }

    /** Returns how many learners are asked about. */
    public int questions() {
        return questions.size();
    }

    /**
     * Returns how a recommender does; the same figures however many threads work on it, but for the time.
     *
     * @param progress told how many learners were asked about since it was last told, from any thread
     */
    public ModelScore score(Recommender recommender, LongConsumer progress) {
        List<String> measures = Stream.concat(questions.measures().stream(), SLATE_MEASURES.stream())
                .toList();
        MeasureTable table = new MeasureTable(measures, questions());
        List<Questioner> questioners = workers.share(questions(), () -> new Questioner(recommender, table), progress);
        Set<String> recommended = new HashSet<>();
        long nanos = 0;
        for (Questioner questioner : questioners) {
            recommended.addAll(questioner.recommended);
            nanos += questioner.nanos;
        }
        double coverage = courses() == 0 ? 0 : recommended.size() / (double) courses();
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
            Learner learner = questions.learner(index, learners);
            RecommendationRequest request = new RecommendationRequest(
                    knowledge,
                    learner,
                    CourseFilter.ALL,
                    questions.slateSize(),
                    Histories.after(learner.affinities()),
                    index);
            long started = System.nanoTime();
            List<Recommendation> recommendations = recommender.recommend(request);
            nanos += System.nanoTime() - started;
            List<String> slate =
                    recommendations.stream().map(Recommendation::courseId).toList();
            List<String> head = slate.subList(0, Math.min(ModelScore.LIST_CUTOFF, slate.size()));
            recommended.addAll(head);
            double[] judged = questions.judge(index, recommender, request, slate);
            double[] values = Arrays.copyOf(judged, judged.length + SLATE_MEASURES.size());
            values[judged.length] = slates.diversity(head);
            values[judged.length + 1] = slates.novelty(head);
            table.set(index, values);
        }
    }
}
