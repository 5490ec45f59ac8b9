package org.learnstream.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.learnstream.config.Settings;
import org.learnstream.publish.EventPublisher;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.ClickAction;

/**
 * Learners of its own who look at a course that is new to them, now and then, and whose recommendations are then asked for
 * again and again until they are those that this led to.
 */
public final class FreshnessProbe implements AutoCloseable {
    private static final int LEARNERS = 400;
    private static final Duration PACE = Duration.ofMillis(25);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final List<String> courses;
    private final EventPublisher publisher;
    private final Framing framing;
    private long events;

    /** Prepares a probe of a cluster whose catalogue has some courses. */
    public FreshnessProbe(Settings settings, List<String> courses) {
        this.courses = List.copyOf(courses);
        this.framing = Framing.of(settings.schema());
        this.publisher = new EventPublisher(settings.kafka(), "learnstream-bench-probe", topic -> {});
    }

    /** Sends each learner's first click, so that they have a slate once it is processed. */
    public void prepare() {
        for (int learner = 0; learner < LEARNERS; learner++) {
            send();
        }
        publisher.flush();
    }

    /**
     * Sends clicks for a time, and returns how long each took from when it was sent until the changed recommendations
     * were served, in milliseconds, to a hundredth of a second; the shortest first.
     *
     * @param instance which instance is asked, each time anew
     * @throws IllegalStateException when one is not seen for a minute
     */
    public long[] run(Duration lasting, Supplier<ServedInstance> instance) {
        List<Sent> open = new ArrayList<>();
        List<Long> took = new ArrayList<>();
        long started = System.nanoTime();
        long next = started;
        while (true) {
            long now = System.nanoTime();
            if (now - started < lasting.toNanos()) {
                if (now >= next) {
                    open.add(send());
                    next = Math.max(next + PACE.toNanos(), now);
                }
            } else if (open.isEmpty()) {
                return took.stream().mapToLong(Long::longValue).sorted().toArray();
            }
            look(open, took, instance.get());
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static void look(List<Sent> open, List<Long> took, ServedInstance instance) {
        for (Iterator<Sent> each = open.iterator(); each.hasNext(); ) {
            Sent sent = each.next();
            boolean served = instance.get("/v1/users/" + sent.learner + "/recommendations?limit=10")
                    .filter(body -> body.contains("\"trigger_time\":" + sent.time))
                    .isPresent();
            long millis = Duration.ofNanos(System.nanoTime() - sent.nanos).toMillis();
            if (served) {
                took.add(millis);
                each.remove();
            } else if (millis > LONGEST.toMillis()) {
                throw new IllegalStateException(
                        "what " + sent.learner + " did is not served after " + LONGEST + "; is the machine very busy?");
            }
        }
    }

    /** One click that is under way. */
    private record Sent(String learner, long time, long nanos) {}

    private Sent send() {
        String learner = "probe-" + events % LEARNERS;
        String course = courses.get((int) (events / LEARNERS % courses.size()));
        long time = System.currentTimeMillis();
        Click click = Click.newBuilder()
                .setEventId("probe-" + time + "-" + events)
                .setUserId(learner)
                .setCourseId(course)
                .setEventTime(time)
                .setAction(ClickAction.VIEW)
                .build();
        events++;
        publisher.send(new ProducerRecord<>(
                Topics.CLICKS.name(),
                learner.getBytes(StandardCharsets.UTF_8),
                framing.format(Topics.CLICKS).encode(click)));
        return new Sent(learner, time, System.nanoTime());
    }

    /** Returns quantiles of sorted times as figures. */
    public static Map<String, Double> figures(long[] sorted) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("p50, ms", quantile(sorted, 0.5));
        figures.put("p99, ms", quantile(sorted, 0.99));
        figures.put("longest, ms", quantile(sorted, 1));
        figures.put("events looked for", (double) sorted.length);
        return figures;
    }

    private static double quantile(long[] sorted, double quantile) {
        return Arrays.stream(sorted)
                .skip((long) (quantile * Math.max(0, sorted.length - 1)))
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void close() {
        publisher.close();
    }
}
