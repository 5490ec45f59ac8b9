package org.learnstream.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.learnstream.domain.privacy.ErasureReceipt;
import org.learnstream.domain.privacy.ErasureReceipt.Stage;
import org.learnstream.model.LiveErasures;

/** The meters of learners who are being erased. */
final class ErasureMeters {
    private ErasureMeters() {}

    static void bind(MeterRegistry registry, Supplier<Optional<LiveErasures>> source, InstantSource clock) {
        for (Stage stage : Stage.values()) {
            Supplier<Number> number =
                    () -> source.get().map(known -> known.at(stage).size()).orElse(0);
            Gauge.builder("learnstream.erasures", number)
                    .description("erasures of learners by how far they have come; each instance shows all")
                    .tag("stage", stage.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Supplier<Number> oldest = () -> source.get()
                .flatMap(known -> Stream.of(Stage.REMOVED, Stage.UNLEARNT)
                        .flatMap(stage -> known.at(stage).stream())
                        .map(ErasureReceipt::order)
                        .map(order -> clock.millis() - order.requestedTime())
                        .max(Long::compare))
                .orElse(0L);
        TimeGauge.builder("learnstream.erasures.waiting", oldest, TimeUnit.MILLISECONDS)
                .description("time since the oldest erasure was asked for that is not done; 0 without any")
                .register(registry);
    }
}
