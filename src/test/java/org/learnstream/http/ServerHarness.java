package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.HttpSettings;
import org.learnstream.domain.bandit.ArmChange;
import org.learnstream.domain.bandit.ArmCounts;
import org.learnstream.domain.bandit.BanditOptions;
import org.learnstream.domain.bandit.Rewards;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.catalog.Syllabus;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.learner.Response;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.metrics.Metrics;
import org.learnstream.model.CourseModel;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.ModelOptions;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.ChurnOutlook;
import org.learnstream.query.IntakeCounts.TopicCounts;
import org.learnstream.query.LocalReads;
import org.learnstream.query.StatusSource.PartStatus;
import org.learnstream.testkit.Published;

/** A real server on a free port over hand-written ports, and a client for it. */
final class ServerHarness implements AutoCloseable {
    private static final Duration HEART_BEAT = Duration.ofMillis(200);

    static final String TOKEN = "the-token-of-the-operator";

    final FakeLearners learners = new FakeLearners();
    final FakeErasures erasures = new FakeErasures();
    final Map<String, Course> catalogue = new HashMap<>();
    final FakeAlerts alerts = new FakeAlerts();
    ChurnOutlook.@Nullable Expectation expectation;
    final List<PartStatus> parts = new ArrayList<>();

    @Nullable
    List<TopicCounts> intake;

    LocalReads local = (partition, learner, tables) -> new Unavailable<>("nothing is here");

    private final Operator operator;
    private final LiveKnowledge trained = new LiveKnowledge(ModelOptions.DEFAULT);
    private @Nullable LiveKnowledge restored = trained;
    private final Metrics metrics = new Metrics();
    private final Vertx vertx = HttpServer.vertx();
    private final Routes routes;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    ServerHarness() {
        this(tokenFile());
    }

    /** Starts a server whose operators have the token in a file; an empty path for none. */
    ServerHarness(String tokenFile) {
        HttpSettings settings = new HttpSettings("127.0.0.1", 0, "", tokenFile);
        operator = OperatorToken.of(settings);
        routes = new Routes(new Ports(
                learners,
                (partition, learner, tables) -> local.read(partition, learner, tables),
                new Ports.Courses(
                        () -> Optional.ofNullable(restored),
                        id -> Optional.ofNullable(catalogue.get(id)),
                        new Ports.Choice(
                                RecommendOptions.DEFAULT,
                                "item-cosine",
                                64,
                                () -> Instant.ofEpochMilli(Published.EPOCH))),
                new Ports.Churn(
                        alerts,
                        Optional::empty,
                        10,
                        (state, now) -> Optional.ofNullable(expectation),
                        HEART_BEAT,
                        () -> Instant.ofEpochMilli(Published.EPOCH)),
                new SlotPolicies(new BanditOptions(
                        List.of("item-cosine", "popularity"), 0.1, Duration.ofDays(7), new Rewards(0.25, 1))),
                new Ports.Operations(
                        () -> List.copyOf(parts),
                        () -> Optional.ofNullable(intake).map(List::copyOf),
                        metrics),
                new Ports.Privacy(operator, erasures)));
        server = HttpServer.start(vertx, settings, routes, metrics.httpTimings());
    }

    private static String tokenFile() {
        try {
            Path file = Files.createTempFile("operator", ".token");
            file.toFile().deleteOnExit();
            return Files.writeString(file, TOKEN + "\n").toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void publish(String courseId, String title) {
        describe(new Course(courseId, title, "beginner", "en", "computing", null, List.of(), Syllabus.UNKNOWN, true));
    }

    void withdraw(String courseId) {
        describe(Course.of(courseId, false));
    }

    void describe(Course course) {
        catalogue.put(course.courseId(), course);
        trained.catalogue().apply(course.courseId(), course);
    }

    /** Trains the course model with one learner who has an affinity of 5 to some courses. */
    void train(String learner, String... courseIds) {
        List<Affinity> entries = new ArrayList<>();
        for (String courseId : courseIds) {
            entries.add(new Affinity(courseId, 50, true, Published.EPOCH, Published.EPOCH));
        }
        trained.learn(learner, AffinityVector.of(entries));
        CourseModel model = trained.statistics();
        model.advanceTo(model.generation() + 1);
    }

    /** Counts one slot of an arm for learners with a short history. */
    void count(String arm, long time, Response outcome) {
        trained.arms()
                .apply(
                        0,
                        Segment.SHORT,
                        arm,
                        trained.arms()
                                .counts(Segment.SHORT, arm)
                                .withWidth(ArmCounts.widthFor(Duration.ofDays(7).toMillis()))
                                .plus(new ArmChange(arm, time, outcome, 1)));
    }

    /** Puts a generation of a model in force, all of whose weights are 0. */
    void solve(String model, long number, String... courseIds) {
        long solvedAt = java.time.Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
        trained.solving()
                .accept(
                        new SolvedGeneration(model, number, 50, 0.25, solvedAt, courseIds.length, 1),
                        List.of(courseIds),
                        new float[courseIds.length][courseIds.length]);
    }

    /** Makes what a learner said of themselves known to the model. */
    void register(String learner, Demographics said) {
        trained.register(learner, said);
    }

    void forgetModel() {
        restored = null;
    }

    Routes routes() {
        return routes;
    }

    String metrics() {
        return metrics.scrape();
    }

    Vertx vertx() {
        return vertx;
    }

    int port() {
        return server.port();
    }

    void closeServer() {
        server.close();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    HttpResponse<String> getAsOperator(String path) throws IOException, InterruptedException {
        return request("GET", path, "Bearer " + TOKEN);
    }

    HttpResponse<String> request(String method, String path, String authorisation)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", authorisation));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> request(String method, String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).method(method, BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return new JsonMapper().readTree(response.body());
    }

    @Override
    public void close() {
        server.close();
        metrics.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
