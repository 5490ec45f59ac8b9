package org.learnstream.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The dashboards as Grafana reads them. That their metrics are there is for {@link MonitoringIT}. */
class DashboardTest {
    private static final Path FOLDER = Path.of("monitoring/grafana/dashboards");

    static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldReadTheProvisionedSourceWhenOpened(Path file) throws IOException {
        // given
        JsonNode source = new YAMLMapper()
                .readTree(Path.of("monitoring/grafana/provisioning/datasources/prometheus.yml")
                        .toFile());
        JsonNode dashboard = new ObjectMapper().readTree(file.toFile());
        Set<String> identities = new HashSet<>();
        Set<String> titles = new HashSet<>();

        // then
        assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.at("/datasource/uid").asText())
                    .isEqualTo(source.at("/datasources/0/uid").asText());
            assertThat(identities.add(panel.path("id").asText())).isTrue();
            assertThat(titles.add(panel.path("title").asText())).isTrue();
            assertThat(panel.path("targets")).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void shouldHaveAnIdentityOfItsOwnWhenProvisioned(Path file) throws IOException {
        // given
        String identity = new ObjectMapper().readTree(file.toFile()).path("uid").asText();

        // then
        assertThat(identity).startsWith("learnstream");
        for (Path other : dashboards()) {
            if (!other.equals(file)) {
                assertThat(new ObjectMapper()
                                .readTree(other.toFile())
                                .path("uid")
                                .asText())
                        .isNotEqualTo(identity);
            }
        }
    }
}
