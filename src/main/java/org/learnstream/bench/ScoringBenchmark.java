package org.learnstream.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.domain.recommend.CourseFilter;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.domain.recommend.Recommendation;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.solve.ModelSolving;
import org.learnstream.solve.Solvers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How long it takes to score one learner, in the founding case: all models are learnt and solved, and each call is about
 * another learner. JMH makes a subclass of this class and measures its methods.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScoringBenchmark {
    private static final int SLATE = 50;
    private static final int ASKED = 2_000;

    /** How many learners there are. */
    @Param("100000")
    public int learners;

    /** How many courses there are. */
    @Param("5000")
    public int courses;

    /** How many courses each learner took. */
    @Param("20")
    public int history;

    /** What decides everything that is drawn. */
    @Param("1")
    public long seed;

    private final List<RecommendationRequest> requests = new ArrayList<>();
    private List<String> courseIds = List.of();
    private @Nullable Recommenders recommenders;
    private int next;

    /** Learns and solves everything. */
    @Setup
    public void learn() {
        // The regularisations are set: choosing them would only take time.
        Settings settings = SettingsLoader.load(
                null, Map.of(), Map.of("solve.autoencoder-lambda", "200", "solve.next-course-lambda", "100"));
        ModelScenario scenario = new ModelScenario(learners, courses, history, seed);
        BenchCampus campus = new BenchCampus(scenario, CourseChoice.UNIFORM);
        LiveKnowledge knowledge = new LiveKnowledge(settings.modelOptions());
        campus.courses().forEach(course -> knowledge.catalogue().apply(course.courseId(), course));
        for (int learner = 0; learner < learners; learner++) {
            knowledge.learn(campus.learnerId(learner), campus.vector(learner));
        }
        knowledge.content().refresh();
        ModelSolving solving = new ModelSolving(
                settings.solve().options(settings.recommend().recencyDecay()),
                Solvers.fastest(Runtime.getRuntime().availableProcessors()));
        for (String model : ModelSolving.MODELS) {
            ModelSolving.Solved solved = solving.solve(model, knowledge);
            knowledge
                    .solving()
                    .accept(
                            solved.generation(1, 0, learners),
                            solved.solution().courseIds(),
                            solved.solution().rows());
        }
        recommenders = Recommenders.with(settings.recommendOptions());
        for (int learner = 0; learner < Math.min(ASKED, learners); learner++) {
            String learnerId = campus.learnerId(learner);
            Learner asked = new Learner(learnerId, campus.vector(learner), knowledge.demographics(learnerId));
            requests.add(new RecommendationRequest(knowledge, asked, CourseFilter.ALL, SLATE, history, learner));
        }
        courseIds = campus.courseIds().stream().limit(SLATE).collect(Collectors.toList());
    }

    private RecommendationRequest request() {
        next = (next + 1) % requests.size();
        return requests.get(next);
    }

    /** Has every recommender score fifty courses. */
    @Benchmark
    public Object allRecommenders() {
        return Objects.requireNonNull(recommenders, "learnt").scores(request(), courseIds);
    }

    /** Makes a slate of fifty courses of the hybrid, with reasons. */
    @Benchmark
    public List<Recommendation> hybridSlate() {
        return Objects.requireNonNull(recommenders, "learnt")
                .named(Recommenders.HYBRID)
                .recommend(request());
    }
}
