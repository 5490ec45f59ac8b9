package org.learnstream.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.learnstream.domain.churn.ChurnJudge;
import org.learnstream.domain.churn.ChurnModel;
import org.learnstream.query.AlertFeed;
import org.learnstream.query.ChurnSource;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.wire.avro.ChurnAlertKind;

/** The meters of who falls silent: the models that foretell it, and the alerts. */
final class ChurnMeters {
    private ChurnMeters() {}

    /** Binds the models; not a number until they are restored. */
    static void bindModels(MeterRegistry registry, ChurnSource source) {
        gauge(registry, "examples", "examples", "examples that were learnt from", source, judge ->
                (double) judge.examples());
        gauge(registry, "trees.generation", "number", "generation of the trees in force", source, judge ->
                (double) judge.generation());
        for (ChurnModel model : ChurnModel.values()) {
            Gauge.builder(
                            "learnstream.churn.loss",
                            source,
                            from -> from.churn()
                                    .map(known -> known.judge().scores().get(model))
                                    .map(score -> score.loss().mean())
                                    .orElse(Double.NaN))
                    .tag("model", model.name().toLowerCase(Locale.ROOT))
                    .description("mean log loss of what a model foretold, before it learnt from it")
                    .baseUnit("nats")
                    .register(registry);
            Gauge.builder(
                            "learnstream.churn.chosen",
                            source,
                            from -> from.churn()
                                    .flatMap(known -> known.judge().chosen())
                                    .filter(model::equals)
                                    .map(chosen -> 1.0)
                                    .orElse(0.0))
                    .tag("model", model.name().toLowerCase(Locale.ROOT))
                    .description("1 for the model that is believed")
                    .register(registry);
        }
    }

    private static void gauge(
            MeterRegistry registry,
            String name,
            String unit,
            String description,
            ChurnSource source,
            ToDoubleFunction<ChurnJudge> value) {
        Gauge.builder(
                        "learnstream.churn." + name,
                        source,
                        from -> from.churn()
                                .map(known -> value.applyAsDouble(known.judge()))
                                .orElse(Double.NaN))
                .description(description)
                .baseUnit(unit)
                .register(registry);
    }

    /** Binds the alerts that came since the feed has caught up with the topic, by kind. */
    static void bindAlerts(MeterRegistry registry, AlertFeed feed) {
        for (ChurnAlertKind kind : ChurnAlertKind.values()) {
            FunctionCounter.builder("learnstream.churn.alerts", feed, source -> source.told(kind))
                    .description("alerts of learners who fell silent or returned; each instance that serves counts all")
                    .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }

    /** Binds what the windows of inactivity of the partitions here came to. */
    static void bindWindows(MeterRegistry registry, StreamCounts counts) {
        for (ChurnAlertKind kind : List.of(ChurnAlertKind.AT_RISK, ChurnAlertKind.GONE)) {
            FunctionCounter.builder("learnstream.churn.windows.closed", counts, from -> from.turns(kind))
                    .description("windows of inactivity that this process closed, by level")
                    .tag("level", kind.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        FunctionCounter.builder("learnstream.churn.returns", counts, from -> from.turns(ChurnAlertKind.RECOVERED))
                .description("learners who returned after an alert, as this process saw it")
                .register(registry);
        FunctionCounter.builder("learnstream.churn.examples.made", counts, StreamCounts::examples)
                .description("examples of who stayed away that this process made")
                .register(registry);
        FunctionCounter.builder("learnstream.learners.of.days", counts, StreamCounts::learnersOfDays)
                .description("learners who did something for the first time on a day, as this process saw it")
                .register(registry);
    }

    /** Binds how many clients follow a stream of alerts. */
    static void bindClients(MeterRegistry registry, Supplier<Number> clients) {
        Gauge.builder("learnstream.churn.alert.clients", clients)
                .description("clients that are told of alerts as they come")
                .register(registry);
    }
}
