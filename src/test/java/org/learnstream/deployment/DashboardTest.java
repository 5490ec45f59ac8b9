package org.learnstream.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.learnstream.metrics.Metrics;
import org.learnstream.query.IntakeCounts.TopicCounts;
import org.learnstream.query.StatusSource.Condition;
import org.learnstream.query.StatusSource.PartStatus;

import static org.assertj.core.api.Assertions.assertThat;

class DashboardTest {
    private static final Pattern METRIC = Pattern.compile("\\b((?:learnstream|http|jvm)_[a-z_]+)\\b");

    @Test
    void shouldShowMetricsThatTheApplicationHasWhenOpened() throws IOException {
        // given
        JsonNode dashboard = new ObjectMapper()
                .readTree(Path.of("monitoring/grafana/dashboards/learnstream.json")
                        .toFile());
        Set<String> shown = new TreeSet<>();
        dashboard.findValuesAsText("expr").forEach(expression -> {
            Matcher matcher = METRIC.matcher(expression);
            assertThat(matcher.find()).as(expression).isTrue();
            shown.add(matcher.group(1));
        });

        // when
        String scraped = scrape();

        // then
        assertThat(shown)
                .hasSizeGreaterThan(6)
                .allSatisfy(metric -> assertThat(scraped.lines())
                        .anyMatch(line -> line.startsWith(metric + "{") || line.startsWith(metric + " ")));
    }

    @Test
    void shouldReadTheProvisionedSourceWhenOpened() throws IOException {
        // given
        JsonNode source = new YAMLMapper()
                .readTree(Path.of("monitoring/grafana/provisioning/datasources/prometheus.yml")
                        .toFile());
        JsonNode dashboard = new ObjectMapper()
                .readTree(Path.of("monitoring/grafana/dashboards/learnstream.json")
                        .toFile());

        // then
        assertThat(dashboard.path("panels"))
                .isNotEmpty()
                .allSatisfy(panel -> assertThat(panel.at("/datasource/uid").asText())
                        .isEqualTo(source.at("/datasources/0/uid").asText()));
    }

    private static String scrape() {
        try (Metrics metrics = new Metrics()) {
            metrics.bindModel(Optional::empty);
            metrics.bindStatus(() -> List.of(new PartStatus("processing", Condition.READY, "running")));
            metrics.bindIntake(() -> Optional.of(List.of(new TopicCounts("learning.clicks", 3, 2, 1, Map.of()))));
            metrics.httpTimings().record("GET", "/healthz", 200, 1_000);
            return metrics.scrape();
        }
    }
}
