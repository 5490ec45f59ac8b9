package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.StreamsConfig;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.metrics.Metrics;
import org.learnstream.query.Answer;
import org.learnstream.query.ChurnAlerts;
import org.learnstream.query.ChurnOutlook;
import org.learnstream.query.RecordKey;
import org.learnstream.query.ServingReads;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.ServedTable;
import org.learnstream.streams.runtime.StreamsApplication;
import org.learnstream.streams.runtime.StreamsProperties;
import org.learnstream.streams.serving.ServingTopology;

/** One instance of the serving role, whole but for views: it knows no course model, and every course is published. */
final class ServingInstance implements AutoCloseable {
    private static final Duration CLOSE = Duration.ofSeconds(30);

    private final String address;
    private final Metrics metrics = new Metrics();
    private final Vertx vertx = HttpServer.vertx();
    private final StreamsApplication application;
    private final ServingReads reads;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private boolean closed;

    ServingInstance(String bootstrapServers, String applicationId, Path state) {
        int port = freePort();
        Settings settings = SettingsLoader.load(
                null,
                Map.of(),
                Map.of(
                        "kafka.bootstrap-servers",
                        bootstrapServers,
                        "streams.application-id",
                        applicationId,
                        "streams.state-directory",
                        state.toString(),
                        "streams.standby-replicas",
                        "1",
                        "http.port",
                        Integer.toString(port)));
        address = settings.http().address();
        Properties properties = StreamsProperties.serving(settings, Framing.SINGLE_OBJECT);
        application = StreamsApplication.of("serving", ServingTopology.build(properties), properties);
        application.start();
        metrics.bindStreams(application);
        reads = ServingReads.open(
                application.streams(),
                properties.getProperty(StreamsConfig.APPLICATION_ID_CONFIG),
                settings,
                Framing.SINGLE_OBJECT,
                vertx);
        Routes routes = new Routes(new Ports(
                reads.learners(),
                reads.local(),
                new Ports.Courses(
                        Optional::empty,
                        ServingInstance::published,
                        new Ports.Choice(RecommendOptions.DEFAULT, "popularity", 64, InstantSource.system())),
                new Ports.Churn(
                        ChurnAlerts.NONE,
                        Optional::empty,
                        10,
                        ChurnOutlook.NONE,
                        Ports.Churn.HEART_BEAT,
                        InstantSource.system()),
                new SlotPolicies(Settings.defaults().bandit().options("popularity")),
                new Ports.Operations(List::of, Optional::empty, metrics),
                new Ports.Privacy(Operator.NOBODY, new FakeErasures())));
        server = HttpServer.start(vertx, settings.http(), routes, metrics.httpTimings());
    }

    private static Optional<Course> published(String courseId) {
        return Optional.of(Course.of(courseId, true));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String address() {
        return address;
    }

    /** Whether this instance has a measured copy of every partition, none older than a bound. */
    boolean holdsAll(int partitions, long oldestMillis) {
        for (int partition = 0; partition < partitions; partition++) {
            if (reads.ages()
                    .age(partition)
                    .filter(age -> age.stalenessMillis() <= oldestMillis)
                    .isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether this instance's own copy of a partition holds anything of a learner. */
    boolean holds(int partition, String learner) {
        return reads.local().read(partition, new RecordKey(learner), ServedTable.ALL) instanceof Answer.Found;
    }

    /** Returns the answer to a request, or a missing node when its status is not 200. */
    JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://" + address + path)).build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        JsonNode body = new JsonMapper().readTree(response.body());
        return response.statusCode() == 200 ? body : body.path("nothing");
    }

    String metrics() {
        return metrics.scrape();
    }

    /** Stops answering and stops working without a word to the group, as a process that dies does. */
    void die() {
        server.close();
        application.streams().close(CLOSE);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.close();
        reads.close();
        metrics.close();
        application.close();
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }
}
