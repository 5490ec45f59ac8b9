package org.learnstream.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.learnstream.domain.bandit.Outcomes;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.model.CourseModel;
import org.learnstream.model.LiveContent;
import org.learnstream.model.LiveErasures;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.query.AlertFeed;
import org.learnstream.query.ChurnSource;
import org.learnstream.query.IntakeCounts;
import org.learnstream.query.KnowledgeSource;
import org.learnstream.query.ServingReads;
import org.learnstream.query.StatusSource;
import org.learnstream.query.StatusSource.Condition;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.streams.runtime.StreamsApplication;

/**
 * The meters of the process: of the JVM from the start, of each part as it is bound.
 *
 * <p>Close it before the streams that are bound to it.
 */
public final class Metrics implements AutoCloseable {
    /** How often meters of Kafka's are looked for that have come or gone with tasks. */
    private static final Duration KAFKA_REFRESH = Duration.ofSeconds(10);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Deque<Runnable> bound = new ArrayDeque<>();
    private final List<ScrapeListener> scrapeListeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService refreshing = Executors.newSingleThreadScheduledExecutor(Metrics::daemon);
    private final HttpTimings httpTimings = new HttpTimings(registry);

    public Metrics() {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        JvmGcMetrics collections = new JvmGcMetrics();
        bound.push(collections::close);
        collections.bindTo(registry);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "kafka-meters");
        thread.setDaemon(true);
        return thread;
    }

    /** Binds the metrics of a Kafka Streams application and of its clients; its name is the tag {@code role}. */
    public void bindStreams(StreamsApplication application) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(
                application.streams(), List.of(Tag.of("role", application.name())), refreshing, KAFKA_REFRESH);
        bound.push(metrics::close);
        metrics.bindTo(registry);
        scrapeListeners.add(new StreamsMeters(registry, application));
    }

    /** Binds the memory that the stores of all applications of the process share. */
    public void bindStateMemory(long boundBytes) {
        StreamsMeters.bindStateMemory(registry, boundBytes);
    }

    /** Binds what the processors of this process count. */
    public void bindCounts(StreamCounts counts) {
        scrapeListeners.add(IntakeMeters.bindCounts(registry, counts));
        ChurnMeters.bindWindows(registry, counts);
    }

    /** Binds how soon lists can be read after an event, and returns who is to be told of it. */
    public FreshnessMeter bindFreshness() {
        return new FreshnessMeter(registry);
    }

    /** Binds the erasures of learners. */
    public void bindErasures(Supplier<Optional<LiveErasures>> source, InstantSource clock) {
        ErasureMeters.bind(registry, source, clock);
    }

    /** Binds the size and progress of the course model; all 0 until it is restored. */
    public void bindModel(KnowledgeSource source) {
        modelGauge("learnstream.model.memory", "bytes", "memory of the course model", source, CourseModel::memoryBytes);
        modelGauge(
                "learnstream.model.learners",
                "learners",
                "learners in the course model",
                source,
                CourseModel::learners);
        modelGauge("learnstream.model.courses", "courses", "courses in the course model", source, CourseModel::courses);
        modelGauge(
                "learnstream.model.generation",
                "vectors",
                "vectors of learners that the course model has taken in",
                source,
                CourseModel::generation);
        contentGauge(
                "learnstream.content.courses", "courses", "courses with any features", source, LiveContent::described);
        contentGauge(
                "learnstream.content.features",
                "features",
                "features of courses ever seen",
                source,
                LiveContent::features);
        contentGauge(
                "learnstream.content.memory",
                "bytes",
                "memory of the likeness of courses",
                source,
                LiveContent::memoryBytes);
        contentGauge(
                "learnstream.content.generations",
                "generations",
                "how often the likeness of all courses was computed",
                source,
                LiveContent::generations);
    }

    /** Binds the models of who stays away. */
    public void bindChurn(ChurnSource source) {
        ChurnMeters.bindModels(registry, source);
    }

    /** Binds the alerts that came since the feed has caught up with the topic, by kind. */
    public void bindAlerts(AlertFeed feed) {
        ChurnMeters.bindAlerts(registry, feed);
    }

    /** Binds how many clients follow a stream of alerts. */
    public void bindAlertClients(Supplier<Number> clients) {
        ChurnMeters.bindClients(registry, clients);
    }

    /** Binds the solved models, and returns what is to be told of their solving. */
    public SolveMeters bindSolved(KnowledgeSource source) {
        return new SolveMeters(registry, source);
    }

    private void modelGauge(
            String name, String unit, String description, KnowledgeSource source, ToDoubleFunction<CourseModel> value) {
        knowledgeGauge(name, unit, description, source, known -> value.applyAsDouble(known.statistics()));
    }

    private void contentGauge(
            String name, String unit, String description, KnowledgeSource source, ToDoubleFunction<LiveContent> value) {
        knowledgeGauge(name, unit, description, source, known -> value.applyAsDouble(known.content()));
    }

    private void knowledgeGauge(
            String name,
            String unit,
            String description,
            KnowledgeSource source,
            ToDoubleFunction<LiveKnowledge> value) {
        Supplier<Number> reading =
                () -> source.knowledge().map(value::applyAsDouble).orElse(0.0);
        Gauge.builder(name, reading).baseUnit(unit).description(description).register(registry);
    }

    /**
     * Binds what became of the slots of every arm that competes, over all partitions and segments: slots that were seen,
     * followed, and that led to an enrolment.
     */
    public void bindBandit(KnowledgeSource source, SlotPolicies policies) {
        for (String arm : policies.options().arms()) {
            banditGauge(source, arm, "impressions", Outcomes::trials);
            banditGauge(source, arm, "clicks", outcomes -> outcomes.clicks() + outcomes.enrolments());
            banditGauge(source, arm, "enrolments", Outcomes::enrolments);
        }
    }

    private void banditGauge(KnowledgeSource source, String arm, String what, ToDoubleFunction<Outcomes> reading) {
        Supplier<Number> sum = () -> source.knowledge()
                .map(known -> Arrays.stream(Segment.values())
                        .mapToDouble(segment -> reading.applyAsDouble(
                                known.arms().counts(segment, arm).all()))
                        .sum())
                .orElse(0.0);
        Gauge.builder("learnstream.bandit." + what, sum)
                .description("slots that the arm filled and that count, by how far the learner went")
                .tag("arm", arm)
                .register(registry);
    }

    /** Binds the condition of every part that the source names now: 1 when it is ready, else 0. */
    public void bindStatus(StatusSource source) {
        for (StatusSource.PartStatus part : source.parts()) {
            Gauge.builder("learnstream.part.ready", source, status -> ready(status, part.name()))
                    .description("1 when the part does its work, else 0")
                    .tag("part", part.name())
                    .register(registry);
        }
    }

    private static double ready(StatusSource source, String name) {
        boolean ready = source.parts().stream()
                .anyMatch(part -> part.name().equals(name) && part.condition() == Condition.READY);
        return ready ? 1 : 0;
    }

    /** Binds the tables that are served: how many copies are here, how old the oldest is, and how they are read. */
    public void bindServing(ServingReads reads) {
        ServingMeters.bind(registry, reads);
    }

    /** Binds the exact totals of what became of the records of the partitions that are here. */
    public void bindIntake(IntakeCounts source) {
        scrapeListeners.add(IntakeMeters.bindTotals(registry, source));
    }

    /** Returns the timings of HTTP requests. */
    public HttpTimings httpTimings() {
        return httpTimings;
    }

    /** Returns the registry, to bind more. */
    public MeterRegistry registry() {
        return registry;
    }

    /** Returns all meters in the Prometheus text format 0.0.4. */
    public String scrape() {
        scrapeListeners.forEach(ScrapeListener::beforeScrape);
        return registry.scrape();
    }

    @Override
    public void close() {
        while (!bound.isEmpty()) {
            bound.pop().run();
        }
        refreshing.shutdownNow();
        registry.close();
    }
}
