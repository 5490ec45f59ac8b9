package org.learnstream.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.app.App;
import org.learnstream.app.EmbeddedInstance;
import org.learnstream.app.Role;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.deployment.Expression.Selector;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.Records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Dashboards, alert rules and the table of metrics, held against what a running instance shows to Prometheus. */
final class MonitoringIT {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Path DASHBOARDS = Path.of("monitoring/grafana/dashboards");
    private static final Path RULES = Path.of("monitoring/alerts.yml");
    private static final Path TABLE = Path.of("topology-docs/metrics.md");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*}}");

    /** What Prometheus adds itself. */
    private static final Set<String> TARGET_LABELS = Set.of("instance", "job");

    private static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static EmbeddedInstance instance;
    private static Scrape scrape;

    @TempDir
    private Path folder;

    @BeforeAll
    static void showEverything() throws InterruptedException {
        instance = EmbeddedInstance.startTemporary(
                SettingsLoader.load(null, Map.of(), Map.of("topics.partitions", "2", "bandit.enabled", "true")));
        assertThat(instance.app().awaitReady(LONGEST)).isTrue();
        Records records = new Records(instance.settings().kafka().bootstrapServers());
        records.write(List.of(
                course("a"), course("b"), badCourse(), purchase("u", "a"), purchase("v", "a"), purchase("v", "b")));
        records.write(List.of(purchase("u", "a"), noEvent()));
        Eventually.holds(
                LONGEST,
                () -> show("/v1/users/u/recommendations").contains("\"b\""),
                () -> show("/v1/users/u/recommendations"));
        System.gc();
        Eventually.holds(
                LONGEST,
                () -> Stream.of(
                                "jvm_gc_pause_seconds_sum",
                                "kafka_stream_thread_commit_total",
                                "kafka_learnstream_recommend_waiting",
                                "learnstream_task_lag_records")
                        .allMatch(metric ->
                                !new Scrape(show("/metrics")).samples(metric).isEmpty()),
                () -> show("/metrics"));
        scrape = new Scrape(show("/metrics"));
    }

    @AfterAll
    static void close() {
        instance.close();
    }

    private static ProducerRecord<byte[], byte[]> course(String id) {
        return new ProducerRecord<>(
                Topics.COURSES.name(),
                bytes(id),
                Topics.COURSES.codec().encode(Events.course(id).build()));
    }

    private static ProducerRecord<byte[], byte[]> badCourse() {
        return new ProducerRecord<>(Topics.COURSES.name(), bytes("bad"), bytes("no course"));
    }

    private static ProducerRecord<byte[], byte[]> noEvent() {
        return new ProducerRecord<>(Topics.CLICKS.name(), bytes("u"), bytes("no click"));
    }

    private static ProducerRecord<byte[], byte[]> purchase(String learner, String course) {
        long now = System.currentTimeMillis();
        return new ProducerRecord<>(
                Topics.PURCHASES.name(),
                bytes(learner),
                Topics.PURCHASES
                        .codec()
                        .encode(Events.purchase(learner + course, learner, course, now)
                                .build()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String show(String path) {
        return get(instance.app().url() + path);
    }

    private static String get(String url) {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(url))
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void shouldShowEveryMetricOfTheDashboardsWhenRunning() throws IOException {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            for (Path file : files.sorted().toList()) {
                JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
                assertThat(dashboard.path("panels")).as(file.toString()).isNotEmpty();
                for (JsonNode panel : dashboard.path("panels")) {
                    for (JsonNode target : panel.path("targets")) {
                        String expression = target.path("expr").asText();
                        assertShown(
                                expression, Set.of(target.path("legendFormat").asText()));
                    }
                }
            }
        }
    }

    @Test
    void shouldShowEveryMetricOfTheRulesWhenRunning() throws IOException {
        JsonNode rules = new YAMLMapper().readTree(RULES.toFile());
        Set<String> names = new HashSet<>();
        for (JsonNode group : rules.path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                JsonNode annotations = rule.path("annotations");
                assertThat(names.add(rule.path("alert").asText()))
                        .as("%s is there once", rule)
                        .isTrue();
                assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
                assertThat(annotations.path("summary").asText()).as("%s", rule).isNotBlank();
                assertThat(annotations.path("action").asText()).as("%s", rule).isNotBlank();
                assertShown(
                        rule.path("expr").asText(),
                        Set.of(
                                annotations.path("summary").asText(),
                                annotations.path("action").asText()));
            }
        }
        assertThat(names).hasSizeGreaterThan(14);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(learnstream_nothing_total[5m]) > 0",
                "learnstream_part_ready{piece=\"tables\"} == 0",
                "learnstream_part_ready{part=\"nothing\"} == 0",
                "sum by (piece) (learnstream_part_ready)",
                "42 > 0"
            })
    void shouldBeNoticedWhenAnExpressionAsksForWhatIsNotShown(String expression) {
        assertThatThrownBy(() -> assertShown(expression, Set.of())).isInstanceOf(AssertionError.class);
    }

    @Test
    void shouldBeNoticedWhenWordsNameALabelThatIsNotThere() {
        assertThatThrownBy(() -> assertShown("learnstream_part_ready == 0", Set.of("{{ $labels.piece }} is not ready")))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void shouldBeInTheTableWhenShown() throws IOException {
        // when
        List<String> documented = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        // then
        assertThat(documented)
                .as("the rows of %s are to be:%n%s%n", TABLE, String.join("\n", scrape.table()))
                .isEqualTo(scrape.table());
    }

    @Test
    void shouldCountWhatCameWhenRunning() {
        // given
        List<String> expected = List.of(
                "learnstream_events_total{outcome=\"activity\",topic=\"learning.purchases\"} 3.0",
                "learnstream_events_total{outcome=\"duplicate\",topic=\"learning.purchases\"} 1.0",
                "learnstream_dead_letters_total{reason=\"undecodable\",topic=\"learning.clicks\"} 1.0",
                "learnstream_view_skipped_total{topic=\"catalog.courses\"} 1.0",
                "learnstream_intake_records{outcome=\"dead_letter\",topic=\"learning.clicks\"} 1.0",
                "learnstream_freshness_seconds_count 3",
                "learnstream_restore_left_records{role=\"processing\"} 0.0",
                "learnstream_streams_threads_replaced_total{role=\"serving\"} 0.0");

        // when
        Eventually.holds(LONGEST, () -> expected.stream().allMatch(show("/metrics")::contains), () -> show("/metrics"));

        // then
        List<String> lines = show("/metrics").lines().toList();
        assertThat(lines).containsAll(expected);
        assertThat(lines)
                .anyMatch(line -> line.startsWith("learnstream_state_memory_used_bytes ") && !line.endsWith(" 0.0"));
    }

    @Test
    void shouldCountWhatWasReadAgainWhenAnInstanceJoins() throws InterruptedException {
        // given
        Settings other = instance.settings().withHttpPort(0).withStateDirectory(folder);

        // when
        try (App serving = App.start(other, EnumSet.of(Role.SERVE))) {
            assertThat(serving.awaitReady(LONGEST)).isTrue();

            // then: the views, of which the other instance has its own
            assertThat(get(serving.url() + "/metrics").lines())
                    .anyMatch(line -> line.matches("learnstream_streams_restored_total\\{role=\"views\"} [1-9].*"))
                    .contains("learnstream_restore_stores{role=\"views\"} 0.0")
                    .noneMatch(line -> line.contains("role=\"processing\""));
        }
    }

    /** Every metric is shown, every label that it is chosen by is one of its own, with the value that is asked for. */
    private static void assertShown(String text, Set<String> templates) {
        Expression expression = Expression.of(text);
        assertThat(expression.selectors()).as(text).isNotEmpty();
        Set<String> known = new HashSet<>(TARGET_LABELS);
        for (Selector selector : expression.selectors()) {
            if (OF_PROMETHEUS.contains(selector.metric())) {
                continue;
            }
            List<Map<String, String>> samples = scrape.samples(selector.metric());
            assertThat(samples)
                    .as("%s is shown, for %s", selector.metric(), text)
                    .isNotEmpty();
            samples.forEach(sample -> known.addAll(sample.keySet()));
            selector.labels()
                    .forEach((label, value) -> assertThat(samples)
                            .as("%s has the label %s, for %s", selector.metric(), label, text)
                            .anyMatch(sample -> sample.containsKey(label)
                                    && (value.isEmpty() || value.get().equals(sample.get(label)))));
        }
        assertThat(known).as("labels that %s groups by", text).containsAll(expression.grouped());
        List<String> named = new ArrayList<>();
        templates.forEach(template -> TEMPLATE.matcher(template)
                .results()
                .map(match -> match.group(1))
                .filter(label -> !label.equals("value"))
                .forEach(named::add));
        assertThat(known).as("labels that the words of %s name", text).containsAll(named);
    }
}
