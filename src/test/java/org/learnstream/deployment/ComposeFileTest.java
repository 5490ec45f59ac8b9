package org.learnstream.deployment;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.Main;
import org.learnstream.app.Role;
import org.learnstream.config.RegistrySettings;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsCatalogue;
import org.learnstream.config.SettingsLoader;
import org.learnstream.http.Endpoint;
import org.learnstream.streams.topics.TopicPlan;
import picocli.CommandLine.ParseResult;

import static org.assertj.core.api.Assertions.assertThat;

class ComposeFileTest {
    private static final Pattern PROBED_PATH = Pattern.compile("GET (/\\S+) HTTP");

    private static final List<String> INSTANCES = List.of("process-1", "process-2", "serve-1", "serve-2");

    private final ComposeFile compose;

    ComposeFileTest() throws IOException {
        compose = new ComposeFile(Path.of("docker-compose.yml"));
    }

    @Test
    void shouldRunThreeBrokersOfOurKafkaVersionWhenStarted() throws IOException {
        assertThat(compose.servicesOf("apache/kafka:" + Pom.property("kafka.version")))
                .containsExactly("kafka-1", "kafka-2", "kafka-3");
        assertThat(compose.servicesOf("apache/kafka:")).hasSize(3);
    }

    @Test
    void shouldFormOneQuorumWhenBrokersStart() {
        // given
        Set<String> identities = new HashSet<>();

        // when
        for (String broker : compose.servicesOf("apache/kafka:")) {
            Map<String, String> environment = compose.environment(broker);
            identities.add(environment.get("KAFKA_NODE_ID") + "@" + broker + ":9093");
            assertThat(environment.get("KAFKA_LISTENERS")).contains("CONTROLLER://:9093");
            assertThat(environment.get("KAFKA_ADVERTISED_LISTENERS"))
                    .contains("INTERNAL://" + broker + ":9092")
                    .contains("EXTERNAL://localhost:" + hostPort(broker));
            assertThat(Uuid.fromString(String.valueOf(environment.get("CLUSTER_ID"))))
                    .isNotEqualTo(Uuid.ZERO_UUID);
        }

        // then
        for (String broker : compose.servicesOf("apache/kafka:")) {
            assertThat(String.valueOf(compose.environment(broker).get("KAFKA_CONTROLLER_QUORUM_VOTERS"))
                            .split(","))
                    .containsExactlyInAnyOrderElementsOf(identities);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "process-1", "process-2", "serve-1", "serve-2"})
    void shouldHaveUsableSettingsWhenTheApplicationStarts(String service) {
        // given
        Map<String, String> environment = compose.environment(service);

        // when
        Settings settings = SettingsLoader.load(null, environment, Map.of());

        // then
        assertThat(environment.keySet())
                .allMatch(variable -> variable.startsWith("LEARNSTREAM_"))
                .isSubsetOf(SettingsCatalogue.entries().stream()
                        .map(SettingsCatalogue.Entry::environmentVariable)
                        .collect(Collectors.toSet()));
        assertThat(settings.kafka().bootstrapServers().split(",")).allSatisfy(server -> {
            String broker = server.substring(0, server.indexOf(':'));
            assertThat(compose.environment(broker).get("KAFKA_ADVERTISED_LISTENERS"))
                    .contains("INTERNAL://" + server);
        });
        assertThat(settings.topics().replication())
                .isEqualTo(compose.servicesOf("apache/kafka:").size());
    }

    @Test
    void shouldKeepSchemasInTheClusterWhenApplicationsUseTheRegistry() {
        // given
        RegistrySettings registry = SettingsLoader.load(null, compose.environment("topics"), Map.of())
                .schema()
                .registry();
        URI url = URI.create(registry.url());
        String service = url.getHost();

        // when
        Map<String, String> environment = compose.environment(service);
        String probe =
                String.join(" ", ComposeFile.texts(compose.service(service).at("/healthcheck/test")));

        // then
        assertThat(compose.service(service).path("image").asText())
                .matches("apicurio/apicurio-registry:\\d+\\.\\d+\\.\\d+");
        assertThat(compose.publishedContainerPort(service)).isEqualTo(url.getPort());
        assertThat(probe)
                .contains("/dev/tcp/127.0.0.1/" + url.getPort())
                .contains("GET " + url.getPath() + "/subjects HTTP");
        // In memory it would forget the numbers that records bring.
        assertThat(environment)
                .containsEntry("APICURIO_STORAGE_KIND", "kafkasql")
                .containsEntry(
                        "APICURIO_KAFKASQL_BOOTSTRAP_SERVERS",
                        compose.environment("topics").get("LEARNSTREAM_KAFKA_BOOTSTRAP_SERVERS"));
        assertThat(compose.service("topics")
                        .path("depends_on")
                        .path(service)
                        .path("condition")
                        .asText())
                .isEqualTo("service_healthy");
        assertThat(List.of("process-1", "process-2", "serve-1", "serve-2"))
                .allSatisfy(instance -> assertThat(compose.environment(instance))
                        .containsEntry("LEARNSTREAM_SCHEMA_REGISTRY_URL", registry.url()));
    }

    @Test
    void shouldAcceptEveryTopicWhenBrokersDemandTwoReplicas() {
        // given
        Settings settings = SettingsLoader.load(null, compose.environment("topics"), Map.of());

        // when
        List<TopicPlan> plans = TopicPlan.all(settings.topics());

        // then
        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan.settings())
                        .containsEntry(
                                "min.insync.replicas",
                                compose.environment("kafka-1").get("KAFKA_MIN_INSYNC_REPLICAS")));
    }

    @Test
    void shouldCreateTheTopicsFirstWhenStarted() {
        // given
        String[] command =
                ComposeFile.texts(compose.service("topics").path("command")).toArray(String[]::new);

        // when
        var parsed = Main.commandLine().parseArgs(command);

        // then
        assertThat(parsed.subcommand().subcommand().commandSpec().qualifiedName())
                .isEqualTo("learnstream topics create");
        for (String instance : INSTANCES) {
            assertThat(compose.service(instance)
                            .at("/depends_on/topics/condition")
                            .asText())
                    .isEqualTo("service_completed_successfully");
        }
        for (String broker : compose.servicesOf("apache/kafka:")) {
            assertThat(compose.service("topics")
                            .path("depends_on")
                            .path(broker)
                            .path("condition")
                            .asText())
                    .isEqualTo("service_healthy");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"process-1", "process-2", "serve-1", "serve-2"})
    void shouldReachEachOtherWhenInstancesRoute(String instance) {
        // given
        Settings settings = SettingsLoader.load(null, compose.environment(instance), Map.of());

        // then
        assertThat(settings.http().address())
                .isEqualTo(instance + ":" + settings.http().port());
        assertThat(settings.http().host()).isEqualTo("0.0.0.0");
        assertThat(compose.service(instance).path("hostname").asText()).isEqualTo(instance);
        assertThat(settings.streams().standbyReplicas()).isEqualTo(1);
        assertThat(ComposeFile.texts(compose.service(instance).path("volumes")))
                .singleElement()
                .satisfies(volume -> assertThat(settings.streams().stateDirectory())
                        .startsWithRaw(Path.of(volume.substring(volume.indexOf(':') + 1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"process-1", "process-2", "serve-1", "serve-2"})
    void shouldProbeAPathOfTheServerWhenCheckingHealth(String instance) {
        // given
        Settings settings = SettingsLoader.load(null, compose.environment(instance), Map.of());

        // when
        String probe = probe(instance);

        // then
        assertThat(probe).contains("/dev/tcp/127.0.0.1/" + settings.http().port());
        assertThat(probedPath(probe)).isIn(paths());
    }

    @ParameterizedTest
    @CsvSource({"process-1, PROCESS", "process-2, PROCESS", "serve-1, SERVE", "serve-2, SERVE"})
    void shouldHaveOneRoleWhenAnInstanceStarts(String instance, Role role) {
        // given
        String[] command =
                ComposeFile.texts(compose.service(instance).path("command")).toArray(String[]::new);

        // when
        ParseResult parsed = Main.commandLine().parseArgs(command).subcommand();

        // then
        assertThat(parsed.commandSpec().name()).isEqualTo("serve");
        assertThat((Object) parsed.matchedOptionValue("--roles", List.of())).isEqualTo(List.of(role));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve-1", "serve-2"})
    void shouldBeReachedFromOutsideWhenItServes(String instance) {
        // given
        Settings settings = SettingsLoader.load(null, compose.environment(instance), Map.of());

        // then
        assertThat(compose.publishedContainerPort(instance))
                .isEqualTo(settings.http().port());
    }

    @Test
    void shouldStartOnlyWhatIsKnownWhenServicesOfOurImageStart() {
        assertThat(compose.servicesOf("learnstream:"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("topics"), INSTANCES.stream()).toList());
        assertThat(INSTANCES).allSatisfy(instance -> assertThat(probe(instance)).contains("GET /readyz "));
    }

    @Test
    void shouldScrapeEveryInstanceWhenMonitored() throws IOException {
        // given
        var prometheus = new YAMLMapper()
                .readTree(Path.of("monitoring/prometheus.yml").toFile())
                .at("/scrape_configs/0");

        // then
        assertThat(prometheus.path("metrics_path").asText()).isIn(paths());
        assertThat(ComposeFile.texts(prometheus.at("/static_configs/0/targets")))
                .containsExactlyElementsOf(INSTANCES.stream()
                        .map(instance -> SettingsLoader.load(null, compose.environment(instance), Map.of())
                                .http()
                                .address())
                        .toList());
    }

    @Test
    void shouldFindItsRulesWhenPrometheusStarts() throws IOException {
        // given
        var prometheus =
                new YAMLMapper().readTree(Path.of("monitoring/prometheus.yml").toFile());

        // when
        List<String> rules = ComposeFile.texts(prometheus.path("rule_files"));

        // then
        assertThat(rules)
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(compose.mountedAt("prometheus", rule))
                        .hasValueSatisfying(file -> assertThat(file).isRegularFile()));
        assertThat(new YAMLMapper()
                        .readTree(Path.of("monitoring/alerts.yml").toFile())
                        .path("groups"))
                .isNotEmpty();
        assertThat(compose.mountedAt("prometheus", "/etc/prometheus/prometheus.yml"))
                .hasValue(Path.of("monitoring/prometheus.yml"));
    }

    @Test
    void shouldFindTheDashboardsWhenGrafanaStarts() throws IOException {
        // given
        var provider = new YAMLMapper()
                .readTree(Path.of("monitoring/grafana/provisioning/dashboards/learnstream.yml")
                        .toFile());
        String home = String.valueOf(compose.environment("grafana").get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"));

        // when
        String folder = provider.at("/providers/0/options/path").asText();

        // then
        assertThat(compose.mountedAt("grafana", folder)).hasValue(Path.of("monitoring/grafana/dashboards"));
        assertThat(compose.mountedAt("grafana", "/etc/grafana/provisioning"))
                .hasValue(Path.of("monitoring/grafana/provisioning"));
        assertThat(home).startsWith(folder + "/");
        assertThat(Path.of("monitoring/grafana/dashboards", home.substring(folder.length() + 1)))
                .exists();
    }

    @Test
    void shouldMountOnlyFilesOfTheProjectWhenStarted() {
        for (String service : compose.services()) {
            assertThat(ComposeFile.texts(compose.service(service).path("volumes")))
                    .filteredOn(volume -> volume.startsWith("."))
                    .allSatisfy(volume -> assertThat(Path.of(volume.substring(0, volume.indexOf(':'))))
                            .exists());
            assertThat(ComposeFile.texts(compose.service(service).path("volumes")))
                    .filteredOn(volume -> !volume.startsWith("."))
                    .allSatisfy(
                            volume -> assertThat(compose.volumes()).contains(volume.substring(0, volume.indexOf(':'))));
        }
    }

    @Test
    void shouldAlwaysBeTheSameWhenImagesArePulled() {
        for (String service : compose.services()) {
            if (compose.service(service).path("build").isMissingNode()) {
                assertThat(compose.service(service).path("image").asText())
                        .as(service)
                        .matches("[a-z0-9./-]+:v?\\d+(\\.\\d+)+\\S*");
            }
        }
    }

    @Test
    void shouldRunWhatIsBuiltWhenTheImageStarts() throws IOException {
        // given
        List<String> dockerfile = Files.readAllLines(Path.of("Dockerfile"));
        Map<String, String> defaults = SettingsLoader.defaults();
        String jar = Pom.finalName() + ".jar";

        // then
        assertThat(dockerfile)
                .contains("EXPOSE " + defaults.get("http.port"), "USER learnstream", "CMD [\"serve\"]")
                .anyMatch(line -> line.startsWith("COPY --from=build /build/target/" + jar))
                .anyMatch(line -> line.startsWith("ENTRYPOINT")
                        && line.contains("-XX:+UseParallelGC")
                        && line.contains("/" + jar));
        assertThat(Main.commandLine().getSubcommands()).containsKey("serve");
        assertThat(probedPath(String.join("\n", dockerfile)))
                .isEqualTo("/healthz")
                .isIn(paths());
        assertThat(dockerfile.stream()
                        .flatMap(line -> Arrays.stream(line.split("[ =]")))
                        .filter(word -> word.startsWith("LEARNSTREAM_")))
                .isSubsetOf(SettingsCatalogue.entries().stream()
                        .map(SettingsCatalogue.Entry::environmentVariable)
                        .toList())
                .isNotEmpty();
    }

    private String hostPort(String broker) {
        List<String> ports = ComposeFile.texts(compose.service(broker).path("ports"));
        assertThat(ports).hasSize(1);
        String withoutContainer = ports.get(0).substring(0, ports.get(0).lastIndexOf(':'));
        return withoutContainer.substring(withoutContainer.lastIndexOf(':') + 1);
    }

    private String probe(String instance) {
        return String.join(" ", ComposeFile.texts(compose.service(instance).at("/healthcheck/test")));
    }

    private static String probedPath(String probe) {
        Matcher matcher = PROBED_PATH.matcher(probe);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static List<String> paths() {
        return Served.endpoints().stream().map(Endpoint::path).toList();
    }
}
