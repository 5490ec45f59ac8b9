package org.learnstream.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;
import org.learnstream.streams.runtime.BoundedMemory;
import org.learnstream.streams.runtime.Restoring;
import org.learnstream.streams.runtime.StreamsApplication;

/** The meters of one Kafka Streams application that Kafka has no simple one for. */
final class StreamsMeters implements ScrapeListener {
    private final StreamsApplication application;
    private final MultiGauge lag;

    StreamsMeters(MeterRegistry registry, StreamsApplication application) {
        this.application = application;
        String role = application.name();
        lag = MultiGauge.builder("learnstream.task.lag")
                .description("records of a task's input partitions that its consumer has still to read")
                .baseUnit("records")
                .tag("role", role)
                .register(registry);
        counter(registry, "rebalances", "how often partitions were given out anew", StreamsApplication::rebalances);
        counter(
                registry,
                "threads.replaced",
                "stream threads that had died and were replaced",
                StreamsApplication::replacedThreads);
        counter(registry, "restored", "records of stores that were read again", StreamsApplication::restored);
        restoring(
                registry, "stores", "stores", "stores that are being read again from their topics", Restoring::stores);
        restoring(registry, "left", "records", "offsets that are still to be read for them", Restoring::left);
        restoring(registry, "all", "records", "offsets that are read for them from beginning to end", Restoring::all);
    }

    /** Binds the memory that the stores of all applications of the process share. */
    static void bindStateMemory(MeterRegistry registry, long boundBytes) {
        memory(registry, "used", "bytes that RocksDB holds of the process's bound", BoundedMemory::usedBytes);
        memory(registry, "pinned", "bytes of it that cannot be given back now", BoundedMemory::pinnedBytes);
        memory(registry, "bound", "bytes that RocksDB may hold (streams.state-memory-bytes)", () -> boundBytes);
    }

    private static void memory(
            MeterRegistry registry, String name, String description, java.util.function.Supplier<Number> value) {
        Gauge.builder("learnstream.state.memory." + name, value)
                .description(description)
                .baseUnit("bytes")
                .register(registry);
    }

    private void counter(
            MeterRegistry registry, String name, String description, ToDoubleFunction<StreamsApplication> value) {
        FunctionCounter.builder("learnstream.streams." + name, application, value)
                .description(description)
                .tag("role", application.name())
                .register(registry);
    }

    private void restoring(
            MeterRegistry registry, String name, String unit, String description, ToDoubleFunction<Restoring> value) {
        Gauge.builder("learnstream.restore." + name, application, of -> value.applyAsDouble(of.restoring()))
                .description(description)
                .baseUnit(unit)
                .tag("role", application.name())
                .register(registry);
    }

    @Override
    public void beforeScrape() {
        lag.register(
                TaskLags.of(application.streams()).entrySet().stream()
                        .map(task -> Row.of(Tags.of("task", task.getKey()), task.getValue()))
                        .toList(),
                true);
    }
}
