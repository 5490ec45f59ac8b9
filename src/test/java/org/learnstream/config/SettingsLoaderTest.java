package org.learnstream.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class SettingsLoaderTest {
    @Test
    void shouldHaveADefaultForEverySettingAndNoOther() {
        Set<String> documented = SettingsCatalogue.entries().stream()
                .filter(entry -> !entry.passThrough())
                .map(SettingsCatalogue.Entry::key)
                .collect(Collectors.toSet());

        assertThat(SettingsLoader.defaults().keySet()).isEqualTo(documented);
    }

    @Test
    void shouldUseDefaultsWhenNothingIsSet() {
        Settings settings = Settings.defaults();

        assertThat(settings.intake().deduplicationHorizon()).isEqualTo(Duration.ofHours(24));
        assertThat(settings.kafka().client()).isEmpty();
        assertThat(settings.topics().retention()).isNegative();
    }

    @Test
    void shouldPreferCommandLineOverEnvironmentOverFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("learnstream.yaml"), """
                http:
                  port: 1001
                  host: from-file
                streams.threads: 3
                """);

        Settings settings = SettingsLoader.load(
                file, Map.of("LEARNSTREAM_HTTP_PORT", "1002", "UNRELATED", "x"), Map.of("http.port", "1003"));

        assertThat(settings.http().port()).isEqualTo(1003);
        assertThat(settings.http().host()).isEqualTo("from-file");
        assertThat(settings.streams().threads()).isEqualTo(3);
        assertThat(SettingsLoader.load(file, Map.of("LEARNSTREAM_HTTP_PORT", "1002"), Map.of())
                        .http()
                        .port())
                .isEqualTo(1002);
    }

    @Test
    void shouldPassClientSettingsThroughWithTheirDots() {
        Settings settings = SettingsLoader.load(
                null,
                Map.of("LEARNSTREAM_KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL"),
                Map.of("kafka.client.sasl.mechanism", "PLAIN"));

        assertThat(settings.kafka().client())
                .containsExactlyInAnyOrderEntriesOf(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN"));
    }

    @Test
    void shouldTakeKeysOfThreePartsFromEverySource(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("learnstream.yaml"), """
                schema:
                  registry:
                    url: http://file:8080/apis/ccompat/v7
                    user: anna
                """);

        Settings settings = SettingsLoader.load(
                file,
                Map.of("LEARNSTREAM_SCHEMA_REGISTRY_URL", "http://environment:8080/apis/ccompat/v7"),
                Map.of("schema.registry.auto-register", "false", "schema.registry.compatibility", "backward"));

        RegistrySettings registry = settings.schema().registry();
        assertThat(registry.url()).isEqualTo("http://environment:8080/apis/ccompat/v7");
        assertThat(registry.user()).isEqualTo("anna");
        assertThat(registry.autoRegister()).isFalse();
        assertThat(registry.compatibility()).isEqualTo("BACKWARD");
        assertThat(registry.isUsed()).isTrue();
        assertThat(Settings.defaults().schema().registry().isUsed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "url, localhost:8080, schema.registry.url is localhost:8080",
        "url, ftp://host/x, schema.registry.url is ftp://host/x",
        "url, http://anna:secret@host/x, a URL without name and password",
        "compatibility, SOMETIMES, schema.registry.compatibility is SOMETIMES",
        "password, secret, schema.registry.user is empty",
        "timeout, PT0S, schema.registry.timeout is PT0S"
    })
    void shouldNameTheSettingWhenTheRegistrysAreUnusable(String key, String value, String message) {
        assertThatThrownBy(() -> SettingsLoader.load(null, Map.of(), Map.of("schema.registry." + key, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldStopWhenAKeyIsUnknown() {
        assertThatThrownBy(() -> SettingsLoader.load(null, Map.of(), Map.of("http.prot", "1")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("http.prot")
                .hasMessageContaining("command line");
        assertThatThrownBy(() -> SettingsLoader.load(null, Map.of("LEARNSTREAM_HTTP_PROT", "1"), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("LEARNSTREAM_HTTP_PROT");
    }

    @Test
    void shouldNameKeyValueAndExpectationWhenAValueIsUnusable() {
        assertThatThrownBy(() -> SettingsLoader.load(null, Map.of(), Map.of("http.port", "eighty")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("http.port is eighty, expected int");
        assertThatThrownBy(() -> SettingsLoader.load(null, Map.of(), Map.of("recommend.recency-decay", "1.5")))
                .isInstanceOf(SettingsException.class)
                .hasMessage("recommend.recency-decay is 1.5, expected greater than 0 and at most 1");
    }

    @Test
    void shouldNameTheRecommendersThereAreWhenOneIsUnknown() {
        assertThatThrownBy(() -> SettingsLoader.load(null, Map.of(), Map.of("recommend.recommender", "oracle")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("recommend.recommender is oracle, expected one of popularity")
                .hasMessageContaining("hybrid");
        assertThatThrownBy(() -> SettingsLoader.load(null, Map.of(), Map.of("hybrid.members", "oracle=1")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("hybrid.members is oracle, expected some of popularity")
                .hasMessageContaining("after-last");
        assertThatThrownBy(() -> SettingsLoader.load(null, Map.of(), Map.of("hybrid.shortlist", "content")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("hybrid.shortlist is content, expected NAME=WEIGHT");
    }

    @Test
    void shouldStopWhenTextIsGivenAsAList(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("learnstream.yaml"), """
                interventions:
                  rules: [a, b]
                """);

        assertThatThrownBy(() -> SettingsLoader.load(file, Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("interventions.rules is a list, expected one text");
    }
}
