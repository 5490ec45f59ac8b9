package org.learnstream.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.learnstream.query.CopyAges.CopyAge;
import org.learnstream.query.Freshness.Replica;
import org.learnstream.query.ReadTraffic;
import org.learnstream.query.ServingReads;
import org.learnstream.streams.catalog.ServedTable;

/** The meters of the tables that are read, and of reads between instances. */
final class ServingMeters {
    private ServingMeters() {}

    static void bind(MeterRegistry registry, ServingReads reads) {
        for (Replica replica : Replica.values()) {
            String role = replica.name().toLowerCase(Locale.ROOT);
            Gauge.builder(
                            "learnstream.serving.copies",
                            reads,
                            from -> ages(from, replica).count())
                    .description("partitions of which this instance holds a measured copy")
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
        bindTraffic(registry, reads);
    }

    private static void bindTraffic(MeterRegistry registry, ServingReads reads) {
        counter(registry, reads, "forwarded", "reads that another instance was asked for", ReadTraffic::forwarded);
        counter(
                registry,
                reads,
                "hedged",
                "reads that a second instance was asked for because the first let us wait",
                ReadTraffic::hedged);
        counter(
                registry,
                reads,
                "unanswered",
                "reads that another instance did not answer in time or at all",
                ReadTraffic::unanswered);
        counter(
                registry,
                reads,
                "refused",
                "reads that were kept from an instance because it had not answered before",
                ReadTraffic::refused);
        Gauge.builder(
                        "learnstream.serving.breakers.open",
                        reads,
                        from -> from.traffic().open())
                .description("instances that reads are kept from because they did not answer")
                .register(registry);
    }

    private static void counter(
            MeterRegistry registry,
            ServingReads reads,
            String name,
            String description,
            ToDoubleFunction<ReadTraffic> value) {
        FunctionCounter.builder("learnstream.serving.reads." + name, reads, from -> value.applyAsDouble(from.traffic()))
                .description(description)
                .register(registry);
    }

    private static LongStream ages(ServingReads reads, Replica replica) {
        return reads.ages().ages().values().stream()
                .filter(age -> age.replica() == replica)
                .mapToLong(CopyAge::stalenessMillis);
    }
}
