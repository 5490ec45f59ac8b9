package org.learnstream.app;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.http.HttpServer;
import org.learnstream.http.OperatorToken;
import org.learnstream.http.Ports;
import org.learnstream.http.Routes;
import org.learnstream.metrics.FreshnessMeter;
import org.learnstream.metrics.Metrics;
import org.learnstream.metrics.SolveMeters;
import org.learnstream.query.AlertFeed;
import org.learnstream.query.Answer;
import org.learnstream.query.ChurnAlerts;
import org.learnstream.query.IntakeCounts;
import org.learnstream.query.LearnerReads;
import org.learnstream.query.LocalReads;
import org.learnstream.query.ModelOutlook;
import org.learnstream.query.ServingReads;
import org.learnstream.query.StatusSource;
import org.learnstream.streams.ProcessingTopology;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.churn.ForestTrainer;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.streams.error.DeadLetterHandler;
import org.learnstream.streams.privacy.ErasureCompletion;
import org.learnstream.streams.runtime.BrokerSharedGroups;
import org.learnstream.streams.runtime.DamagedStateException;
import org.learnstream.streams.runtime.InstanceIdentity;
import org.learnstream.streams.runtime.StreamsApplication;
import org.learnstream.streams.runtime.StreamsProperties;
import org.learnstream.streams.serving.ServingTopology;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.streams.topics.TopicCheck;
import org.learnstream.streams.view.Views;
import org.learnstream.trees.TreeTrainers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance: the roles it was given, and the HTTP server that shows them. */
public final class App implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    private final Opened opened = new Opened();
    private final CompletableFuture<Void> failure = new CompletableFuture<>();
    private final List<StreamsApplication> applications = new ArrayList<>();
    private final StreamCounts counts = new StreamCounts();
    private final Metrics metrics = new Metrics();
    private final FreshnessMeter freshness = metrics.bindFreshness();
    private final Settings settings;
    private final Framing framing;

    private App(Settings settings, Framing framing) {
        this.settings = settings;
        this.framing = framing;
    }

    /**
     * Starts an instance. It answers over HTTP when this returns; {@link #awaitReady} waits until it can answer all.
     *
     * @throws UnsoundTopicsException when the topics are not as they must be
     * @throws org.learnstream.registry.SchemaRefusedException when the schema registry refuses a schema
     * @throws org.learnstream.wire.SchemasUnavailableException when the schema registry does not answer
     */
    public static App start(Settings settings, Set<Role> roles) {
        Framing framing = Framing.of(settings.schema());
        check(settings);
        register(framing);
        int port = settings.http().port();
        Settings held =
                port == 0 ? settings.withHttpPort(FreePort.at(settings.http().host())) : settings;
        App app = opened(held, framing, roles);
        while (app == null) {
            app = opened(held, framing, roles);
        }
        return app;
    }

    /** Returns an instance, or null when damaged state was in its way: some is thrown away each time, so it ends. */
    private static @Nullable App opened(Settings settings, Framing framing, Set<Role> roles) {
        App app = new App(settings, framing);
        try {
            app.open(roles);
            return app;
        } catch (DamagedStateException discarded) {
            LOG.warn("The instance starts again without the damaged state", discarded);
            app.close();
            return null;
        } catch (RuntimeException failed) {
            app.close();
            throw failed;
        }
    }

    private static void check(Settings settings) {
        try (TopicAdministration topics = TopicAdministration.connect(settings)) {
            TopicCheck.Result result = topics.check();
            if (!result.sound()) {
                throw new UnsoundTopicsException(result.lines());
            }
            result.lines().forEach(line -> LOG.warn("Topics could be better advice={}", line));
        }
    }

    private static void register(Framing framing) {
        int subjects = framing.register();
        framing.registryUrl().ifPresent(url -> LOG.info("Schemas are registered url={} subjects={}", url, subjects));
    }

    private void open(Set<Role> roles) {
        BrokerSharedGroups.apply(settings);
        Vertx vertx = HttpServer.vertx();
        opened.add(() -> vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS));
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("an instance needs at least one role");
        }
        StreamsApplication serving = roles.contains(Role.SERVE) ? add(serving()) : null;
        StreamsApplication processing = roles.contains(Role.PROCESS) ? add(processing()) : null;
        LocalViews views = new LocalViews(processing == null ? add(views()) : processing);
        StatusSource status = new StreamsStatus(applications);
        IntakeCounts intake = processing == null ? Optional::empty : new StoredIntakeCounts(processing);
        opened.add(metrics);
        metrics.bindCounts(counts);
        metrics.bindStateMemory(settings.streams().stateMemoryBytes());
        metrics.bindErasures(views::erasures, InstantSource.system());
        metrics.bindModel(views);
        metrics.bindIntake(intake);
        LearnerReads learners = (learner, tables) -> CompletableFuture.completedFuture(notServing());
        LocalReads local = (partition, learner, tables) -> notServing();
        ChurnAlerts alerts = ChurnAlerts.NONE;
        if (serving != null) {
            ServingReads reads = opened.add(ServingReads.open(
                    serving.streams(),
                    settings.streams().applicationId() + StreamsProperties.SERVING_SUFFIX,
                    settings,
                    framing,
                    vertx));
            learners = reads.learners();
            local = reads.local();
            status = reads.status().after(status);
            metrics.bindServing(reads);
            AlertFeed feed = opened.add(AlertFeed.open(settings, framing));
            alerts = feed.alerts();
            metrics.bindAlerts(feed);
        }
        metrics.bindStatus(status);
        metrics.bindChurn(views);
        SlotPolicies bandit =
                new SlotPolicies(settings.bandit().options(settings.recommend().recommender()));
        metrics.bindBandit(views, bandit);
        SolveMeters solved = metrics.bindSolved(views);
        if (processing != null && settings.solve().enabled()) {
            opened.add(new Solving(settings, framing, processing, solved)).start(views);
        }
        if (processing != null && settings.prediction().enabled()) {
            Responsibility trees = Responsibility.of(processing, Topics.CHURN_EXAMPLES);
            TreeTrainers.available()
                    .ifPresent(trainer -> opened.add(new ForestTrainer(
                                    settings.prediction(), settings.kafka(), framing, trainer, InstantSource.system()))
                            .start(views::churn, trees::isHere));
        }
        if (processing != null) {
            Responsibility ends = Responsibility.of(processing, Topics.ERASURES);
            opened.add(new ErasureCompletion(settings, framing, InstantSource.system()))
                    .start(views::erasures, ends::isHere);
        }
        Erasing erasures = opened.add(new Erasing(settings, framing, views));
        Ports ports = new Ports(
                learners,
                local,
                new Ports.Courses(
                        views,
                        views,
                        new Ports.Choice(
                                settings.recommendOptions(),
                                settings.recommend().recommender(),
                                settings.serving().rememberedSlates(),
                                InstantSource.system())),
                new Ports.Churn(
                        alerts,
                        views,
                        settings.prediction().horizonDays(),
                        new ModelOutlook(
                                views,
                                settings.prediction().horizonDays(),
                                settings.prediction().reasons()),
                        Ports.Churn.HEART_BEAT,
                        InstantSource.system()),
                bandit,
                new Ports.Operations(status, intake, metrics),
                new Ports.Privacy(OperatorToken.of(settings.http()), erasures));
        opened.add(HttpServer.start(vertx, settings.http(), new Routes(ports), metrics.httpTimings()));
        opened.add(DailyLog.open(
                processing != null, new InstanceTotals(counts, solved, metrics.httpTimings()), freshness::take));
        for (StreamsApplication application : applications) {
            metrics.bindStreams(application);
            application.start();
        }
    }

    private StreamsApplication add(StreamsApplication application) {
        applications.add(application);
        application.failure().whenComplete((nothing, cause) -> {
            if (cause != null) {
                failure.completeExceptionally(cause);
            }
        });
        return opened.add(application);
    }

    private StreamsApplication processing() {
        Properties properties = StreamsProperties.processing(settings, framing);
        InstanceIdentity.put(properties, settings.streams());
        properties.put(DeadLetterHandler.COUNTS, counts);
        return StreamsApplication.of(
                "processing",
                ProcessingTopology.build(settings, properties, InstantSource.system(), framing, counts),
                properties);
    }

    private StreamsApplication serving() {
        Properties properties = StreamsProperties.serving(settings, framing);
        InstanceIdentity.put(properties, settings.streams());
        return StreamsApplication.of("serving", ServingTopology.build(properties, freshness), properties);
    }

    /** A process that processes has the views there already, so that it keeps one course model and not two. */
    private StreamsApplication views() {
        Properties properties = StreamsProperties.views(settings, framing);
        return StreamsApplication.of(
                "views", Views.alone(properties, settings.modelOptions(), framing, counts), properties);
    }

    private static <T> Answer<T> notServing() {
        return new Answer.Unavailable<>("this instance does not have the role SERVE");
    }

    /** Returns where the instance answers over HTTP. */
    public String url() {
        return "http://" + settings.http().address();
    }

    /** Returns what runs in this instance. */
    List<StreamsApplication> applications() {
        return List.copyOf(applications);
    }

    /** Waits until the instance can answer everything; returns whether it could within a time. */
    public boolean awaitReady(Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        for (StreamsApplication application : applications) {
            if (!application.awaitRunning(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                return false;
            }
        }
        return true;
    }

    /** Completes exceptionally, with the first cause, when the instance can not go on. */
    public CompletionStage<Void> failure() {
        return failure;
    }

    /** Waits until the instance fails, and returns the first cause. */
    public Throwable awaitFailure() throws InterruptedException {
        try {
            failure.get();
            throw new IllegalStateException("an instance does not end by itself");
        } catch (ExecutionException failed) {
            return failed.getCause() == null ? failed : failed.getCause();
        }
    }

    @Override
    public void close() {
        opened.close();
    }
}
