package org.learnstream.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.learnstream.domain.report.Freshness;
import org.learnstream.streams.count.FreshnessListener;

/** How soon after an event was sent the list can be read that it changed: a histogram, and the figures of a time. */
public final class FreshnessMeter implements FreshnessListener {
    private static final Duration[] BUCKETS = LongStream.of(
                    50, 100, 200, 300, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 600_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);
    private static final int DIGITS = 2;

    private final Recorder sinceLastAsked = new Recorder(DIGITS);
    private final Timer timer;

    FreshnessMeter(MeterRegistry registry) {
        timer = Timer.builder("learnstream.freshness")
                .description("time from the sending of an event until the list that it changed can be read here")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    @Override
    public void served(Duration sinceSent) {
        timer.record(sinceSent);
        sinceLastAsked.recordValue(sinceSent.toMillis());
    }

    /** Returns what was measured since this was last called. */
    public Freshness take() {
        Histogram taken = sinceLastAsked.getIntervalHistogram();
        return new Freshness(
                taken.getTotalCount(),
                Duration.ofMillis(taken.getValueAtPercentile(50)),
                Duration.ofMillis(taken.getValueAtPercentile(99)));
    }
}
