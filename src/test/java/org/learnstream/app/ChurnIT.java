package org.learnstream.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.ChildBroker;
import org.learnstream.config.SettingsLoader;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.oracle.ToldAlert;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.testkit.AppProcess;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.Records;

import static org.assertj.core.api.Assertions.assertThat;

/** Windows of inactivity of many learners by the wall clock, in a process that is killed while they close. */
final class ChurnIT {
    private static final int LEARNERS = 50_000;
    private static final int RETURNING = 5_000;
    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final InactivityThresholds WEEK_AND_MONTH = new InactivityThresholds(7 * DAY, 30 * DAY);
    private static final Duration LONGEST = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    private ChildBroker broker;
    private Records records;
    private Map<String, String> settings;
    private int port;
    private @Nullable AppProcess app;

    private final long now = System.currentTimeMillis();
    private final Map<String, List<Long>> times = new HashMap<>();

    @BeforeEach
    void start() throws IOException {
        broker = ChildBroker.start(BrokerOptions.temporary());
        records = new Records(broker.bootstrapServers());
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        settings = Map.of(
                "kafka.bootstrap-servers", broker.bootstrapServers(),
                "streams.state-directory", folder.resolve("state").toString(),
                "topics.partitions", "3",
                "recommend.recommender", "item-cosine-recency",
                "bandit.enabled", "false",
                "solve.enabled", "false",
                // Looks are short, so that the windows do not all close within one or two transactions.
                "churn.check-budget", "PT0.02S",
                "churn.settle", "PT3S",
                // So that a killed process is missed soon.
                "kafka.client.consumer.session.timeout.ms", "6000",
                "kafka.client.consumer.heartbeat.interval.ms", "1000");
        try (TopicAdministration topics = TopicAdministration.connect(SettingsLoader.load(null, Map.of(), settings))) {
            topics.create();
        }
    }

    @AfterEach
    void close() {
        if (app != null) {
            app.close();
        }
        broker.close();
    }

    private void startApp() {
        app = AppProcess.start(port, Path.of("target", "churn-it.log"), settings);
    }

    private AppProcess app() {
        return Objects.requireNonNull(app, "started");
    }

    /** Draws when learners were there. No window closes within an hour of now, so it is clear which ones have closed. */
    private List<ProducerRecord<byte[], byte[]>> history() {
        Random random = new Random(7);
        List<ProducerRecord<byte[], byte[]>> clicks = new ArrayList<>();
        for (int i = 0; i < LEARNERS; i++) {
            String learner = "u" + i;
            if (random.nextInt(3) == 0) {
                clicks.add(click(learner, now - within(random, 25 * DAY, 35 * DAY, 30 * DAY)));
            }
            boolean recently = random.nextInt(5) == 0;
            clicks.add(click(
                    learner,
                    now - (recently ? within(random, HOUR, 5 * DAY, 0) : within(random, 6 * DAY, 9 * DAY, 7 * DAY))));
        }
        return clicks;
    }

    /** Returns a drawn age between two that is an hour or more from a third. */
    private static long within(Random random, long least, long most, long apart) {
        long age = least + random.nextLong(most - least);
        return Math.abs(age - apart) < HOUR ? apart + HOUR : age;
    }

    private ProducerRecord<byte[], byte[]> click(String learner, long time) {
        times.computeIfAbsent(learner, id -> new ArrayList<>()).add(time);
        byte[] value = Topics.CLICKS
                .codec()
                .encode(Events.click("at-" + time, learner, null, time).build());
        return new ProducerRecord<>(Topics.CLICKS.name(), learner.getBytes(StandardCharsets.UTF_8), value);
    }

    private List<ToldAlert> told() {
        return records.alerts();
    }

    @Test
    void shouldTellEachAlertOnceWhenTheProcessIsKilledWhileWindowsClose() {
        // given
        records.write(history());
        Set<ToldAlert> silences = ToldAlert.expected(times, WEEK_AND_MONTH, now);
        startApp();

        // when
        for (int kill = 1; kill <= 2; kill++) {
            int enough = silences.size() * kill / 3;
            Eventually.holds(LONGEST, () -> told().size() >= enough, () -> told().size() + " alerts");
            app().kill();
            assertThat(told()).as("alerts after kill %s", kill).hasSizeLessThan(silences.size());
            startApp();
        }
        Eventually.holds(LONGEST, () -> told().size() >= silences.size(), () -> told().size() + " alerts");

        // then
        assertTold(silences);
        assertThat(silences).extracting(ToldAlert::kind).contains("AT_RISK", "GONE", "RECOVERED");

        // when: some who were told of come back
        long back = System.currentTimeMillis();
        Set<String> silent = new HashSet<>();
        silences.forEach(alert -> silent.add(alert.learner()));
        records.write(silent.stream()
                .filter(learner ->
                        Objects.requireNonNull(times.get(learner)).stream().allMatch(time -> time < now - 6 * DAY))
                .sorted()
                .limit(RETURNING)
                .map(learner -> click(learner, back))
                .toList());

        // then
        Set<ToldAlert> returns = ToldAlert.expected(times, WEEK_AND_MONTH, back);
        assertThat(returns.size()).isGreaterThan(silences.size() + RETURNING / 2);
        Eventually.holds(LONGEST, () -> told().size() >= returns.size(), () -> told().size() + " alerts");
        assertTold(returns);
    }

    /** Compared as a set and by its size: each alert once, and what is told stays as it is. */
    private void assertTold(Set<ToldAlert> expected) {
        List<ToldAlert> told = told();
        Set<ToldAlert> distinct = new HashSet<>(told);
        Set<ToldAlert> missing = new HashSet<>(expected);
        missing.removeAll(distinct);
        Set<ToldAlert> unexpected = new HashSet<>(distinct);
        unexpected.removeAll(expected);
        assertThat(missing).as("missing").isEmpty();
        assertThat(unexpected).as("unexpected").isEmpty();
        assertThat(told).as("told, with repetitions").hasSameSizeAs(distinct);
    }
}
