package org.learnstream.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.TimeGauge;
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
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.apache.kafka.streams.KafkaStreams;
import org.learnstream.domain.bandit.Outcomes;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.model.CourseModel;
import org.learnstream.model.LiveContent;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.query.AlertFeed;
import org.learnstream.query.ChurnSource;
import org.learnstream.query.CopyAges.CopyAge;
import org.learnstream.query.Freshness.Replica;
import org.learnstream.query.IntakeCounts;
import org.learnstream.query.IntakeCounts.TopicCounts;
import org.learnstream.query.KnowledgeSource;
import org.learnstream.query.ServingReads;
import org.learnstream.query.StatusSource;
import org.learnstream.query.StatusSource.Condition;
import org.learnstream.streams.catalog.ServedTable;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;

/**
 * The meters of the process: of the JVM from the start, of each part as it is bound.
 *
 * <p>Close it before the streams that are bound to it.
 */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Deque<Runnable> bound = new ArrayDeque<>();
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

    /**
     * Binds the metrics of a Kafka Streams application and of its clients.
     *
     * @param role tells the applications of one process apart, for example {@code serving}
     */
    public void bindStreams(String role, KafkaStreams streams) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams, List.of(Tag.of("role", role)));
        bound.push(metrics::close);
        metrics.bindTo(registry);
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

    /** Binds the tables that are served: how many copies are here, how old the oldest is, and what could not be read. */
    public void bindServing(ServingReads reads) {
        for (Replica replica : Replica.values()) {
            String role = replica.name().toLowerCase(Locale.ROOT);
            Gauge.builder(
                            "learnstream.serving.copies",
                            reads,
                            source -> ages(source, replica).count())
                    .description("partitions of which this instance has a measured copy")
                    .tag("replica", role)
                    .register(registry);
            TimeGauge.builder(
                            "learnstream.serving.staleness",
                            () -> ages(reads, replica).max().orElse(0),
                            TimeUnit.MILLISECONDS)
                    .description("the oldest copy held all that had been published this long ago; 0 without copies")
                    .tag("replica", role)
                    .register(registry);
        }
        for (ServedTable table : ServedTable.values()) {
            FunctionCounter.builder(
                            "learnstream.serving.undecodable", reads.decoder(), decoder -> decoder.undecodable(table))
                    .description("rows read that could not be decoded and counted as absent")
                    .tag("topic", table.topic().name())
                    .register(registry);
        }
    }

    private static LongStream ages(ServingReads reads, Replica replica) {
        return reads.ages().ages().values().stream()
                .filter(age -> age.replica() == replica)
                .mapToLong(CopyAge::stalenessMillis);
    }

    /**
     * Binds what became of the records of every input topic that the source names now, one gauge for each outcome. They
     * are totals of the partitions that are here, and go down when partitions move away: gauges, not counters.
     */
    public void bindIntake(IntakeCounts source) {
        for (Topic<?> topic : Topics.INPUTS) {
            intakeGauge(source, topic.name(), "activity", TopicCounts::activities);
            intakeGauge(source, topic.name(), "duplicate", TopicCounts::duplicates);
            intakeGauge(source, topic.name(), "dead_letter", Metrics::deadLetters);
        }
    }

    private void intakeGauge(IntakeCounts source, String topic, String outcome, ToDoubleFunction<TopicCounts> reading) {
        Gauge.builder(
                        "learnstream.intake.records",
                        source,
                        counts -> counts.counts()
                                .map(known -> known.stream()
                                        .filter(candidate -> candidate.topic().equals(topic))
                                        .mapToDouble(reading)
                                        .sum())
                                .orElse(Double.NaN))
                .description("records taken in on the partitions that are here, by what became of them")
                .tag("topic", topic)
                .tag("outcome", outcome)
                .register(registry);
    }

    private static double deadLetters(TopicCounts counts) {
        return counts.deadLetters().values().stream().mapToLong(Long::longValue).sum();
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
        return registry.scrape();
    }

    @Override
    public void close() {
        while (!bound.isEmpty()) {
            bound.pop().run();
        }
        registry.close();
    }
}
