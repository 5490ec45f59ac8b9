package org.learnstream.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.recommend.CourseFilter;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommender;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.domain.similarity.GramRow;
import org.learnstream.model.CourseModel;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.ModelMemory;
import org.learnstream.model.ModelOptions;

/**
 * Measures the course model on one thread: building it, updating it, scoring learners with it, and what it takes.
 *
 * <p>Only the calls themselves are timed. Vectors are made in between, so the processor's caches are as cold as in a
 * stream that does other work too.
 */
public final class ModelBenchmark {
    private static final int SLATE = 50;
    private static final int UPDATES = 100_000;
    private static final int SCORINGS = 5_000;

    private final ModelScenario scenario;
    private final ModelOptions options;
    private final BenchCampus campus;
    private final Runnable progress;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    /**
     * Prepares a run.
     *
     * @param progress told of each of the {@link #steps()} steps when it is done
     */
    public ModelBenchmark(ModelScenario scenario, ModelOptions options, CourseChoice choice, Runnable progress) {
        this.scenario = scenario;
        this.options = options;
        this.campus = new BenchCampus(scenario, choice);
        this.progress = progress;
    }

    /** How many steps a run has. */
    public static int steps() {
        return 3 + Recommenders.names().size();
    }

    /** Runs everything once, and returns the figures by name, unit included. */
    public Map<String, Double> run() {
        long before = usedHeap();
        LiveKnowledge knowledge = new LiveKnowledge(options);
        CourseModel model = knowledge.statistics();
        build(model);
        long heap = usedHeap() - before;
        memory(model, heap);
        progress.run();
        update(model);
        progress.run();
        describe(knowledge);
        progress.run();
        for (String name : Recommenders.names()) {
            score(knowledge, Recommenders.with(RecommendOptions.DEFAULT).named(name));
            progress.run();
        }
        return figures;
    }

    private void describe(LiveKnowledge knowledge) {
        for (Course course : campus.courses()) {
            knowledge.catalogue().apply(course.courseId(), course);
        }
        long started = System.nanoTime();
        knowledge.content().refresh();
        figures.put("content: compute the first generation, seconds", (System.nanoTime() - started) / 1e9);
        started = System.nanoTime();
        knowledge.content().refresh();
        figures.put("content: compute a generation, seconds", (System.nanoTime() - started) / 1e9);
        figures.put("content: memory, MB", knowledge.content().memoryBytes() / 1e6);
        Histogram publishing = histogram();
        for (Course course :
                campus.courses().subList(0, Math.min(20, campus.courses().size()))) {
            long before = System.nanoTime();
            knowledge.catalogue().apply(course.courseId(), course);
            publishing.recordValue(System.nanoTime() - before);
        }
        percentiles("content: publish a course", publishing, 1_000, "µs");
        knowledge.content().refresh();
    }

    private void build(CourseModel model) {
        long nanos = 0;
        for (int learner = 0; learner < scenario.learners(); learner++) {
            String learnerId = campus.learnerId(learner);
            AffinityVector vector = campus.vector(learner);
            long started = System.nanoTime();
            model.apply(learnerId, vector);
            nanos += System.nanoTime() - started;
        }
        figures.put("build: seconds", nanos / 1e9);
        figures.put("build: learners per second", scenario.learners() * 1e9 / nanos);
    }

    private void memory(CourseModel model, long heap) {
        ModelMemory memory = model.memory();
        long entries = 0;
        GramRow row = new GramRow();
        long[] values = new long[model.courses()];
        for (int course = 0; course < model.courses(); course++) {
            model.readRow(course, row);
            row.expand(values);
            for (long value : values) {
                entries += value == 0 ? 0 : 1;
            }
        }
        double pairs = entries / 2.0;
        figures.put("memory: model, MB", memory.total() / 1e6);
        figures.put("memory: found on the heap, MB", heap / 1e6);
        figures.put("memory: bytes per learner", (memory.learners() + memory.takers()) / (double) model.learners());
        figures.put("memory: course pairs with common learners, thousands", pairs / 1e3);
        figures.put("memory: bytes per such pair", memory.pairs() / pairs);
    }

    private void update(CourseModel model) {
        Histogram adding = histogram();
        Histogram takingBack = histogram();
        SplittableRandom random = new SplittableRandom(scenario.seed());
        for (int update = 0; update < Math.min(UPDATES, scenario.learners()); update++) {
            int learner = random.nextInt(scenario.learners());
            String learnerId = campus.learnerId(learner);
            AffinityVector longer = campus.longerVector(learner);
            AffinityVector original = campus.vector(learner);
            long started = System.nanoTime();
            model.apply(learnerId, longer);
            long added = System.nanoTime();
            model.apply(learnerId, original);
            long takenBack = System.nanoTime();
            adding.recordValue(added - started);
            takingBack.recordValue(takenBack - added);
        }
        percentiles("add a course", adding, 1, "ns");
        percentiles("take it back", takingBack, 1, "ns");
    }

    private void score(LiveKnowledge knowledge, Recommender recommender) {
        Histogram scoring = histogram();
        SplittableRandom random = new SplittableRandom(scenario.seed());
        for (int request = 0; request < Math.min(SCORINGS, scenario.learners()); request++) {
            AffinityVector vector = campus.vector(random.nextInt(scenario.learners()));
            RecommendationRequest asked =
                    new RecommendationRequest(knowledge, Learner.of(vector), CourseFilter.ALL, SLATE, 0, request);
            long started = System.nanoTime();
            int found = recommender.recommend(asked).size();
            long nanos = System.nanoTime() - started;
            if (found > 0) {
                scoring.recordValue(nanos);
            }
        }
        percentiles("top " + SLATE + ", " + recommender.name(), scoring, 1_000, "µs");
    }

    private void percentiles(String what, Histogram histogram, double unit, String name) {
        for (double percentile : new double[] {50, 90, 99}) {
            figures.put(
                    what + ": p" + Math.round(percentile) + ", " + name,
                    histogram.getValueAtPercentile(percentile) / unit);
        }
    }

    private static Histogram histogram() {
        return new Histogram(3);
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
