package org.learnstream.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/** How long HTTP requests took, as a histogram by method, route and status. */
public final class HttpTimings {
    /** The route of requests that met none. */
    public static final String NO_ROUTE = "none";

    private static final String READERS = "/v1/";
    private static final String READERS_OF_OLD = "/recommend";

    private static final Duration[] BUCKETS = {
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofSeconds(1)
    };

    private final MeterRegistry registry;
    private final Map<Row, Timer> timers = new ConcurrentHashMap<>();

    HttpTimings(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Takes in one request.
     *
     * @param route path of the route with its parameters in braces, so that the number of series stays small
     */
    public void record(String method, String route, int status, long nanos) {
        timers.computeIfAbsent(new Row(method, route, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Returns how many requests of readers ended with a status. */
    public long ofReaders(IntPredicate status) {
        return timers.entrySet().stream()
                .filter(timer -> timer.getKey().ofAReader() && status.test(timer.getKey().status))
                .mapToLong(timer -> timer.getValue().count())
                .sum();
    }

    private Timer timer(Row row) {
        return Timer.builder("http.server.requests")
                .description("time from the request's head to the last byte of the response")
                .tag("method", row.method)
                .tag("route", row.route)
                .tag("status", Integer.toString(row.status))
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private record Row(String method, String route, int status) {
        boolean ofAReader() {
            return route.startsWith(READERS) || route.equals(READERS_OF_OLD);
        }
    }
}
