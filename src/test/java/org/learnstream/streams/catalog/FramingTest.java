package org.learnstream.streams.catalog;

import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.learnstream.config.SettingsLoader;
import org.learnstream.testkit.MemoryRegistry;
import org.learnstream.testkit.Samples;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.SchemasUnavailableException;
import org.learnstream.wire.avro.Watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class FramingTest {
    private final MemoryRegistry registry = new MemoryRegistry();

    @AfterEach
    void close() {
        registry.close();
    }

    private Framing framing(String... more) {
        Map<String, String> values = new java.util.HashMap<>(
                Map.of("schema.registry.url", registry.url(), "schema.registry.timeout", "PT0.2S"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return Framing.of(SettingsLoader.load(null, Map.of(), values).schema());
    }

    private static Iterable<Topic<?>> topics() {
        return Topics.ALL;
    }

    @ParameterizedTest
    @MethodSource("topics")
    @SuppressWarnings("unchecked") // a deep copy is of the class that the schema names
    <V extends SpecificRecordBase> void shouldReadBothFormsOfEveryTopicWhenThereIsARegistry(Topic<V> topic)
            throws Exception {
        // given
        V record = (V) SpecificData.get()
                .deepCopy(topic.codec().schema(), Samples.of(topic.codec().schema()));
        RecordFormat<V> format = framing().format(topic);

        // when
        byte[] bytes = format.encode(record);

        // then
        assertThat(bytes[0]).isZero();
        assertThat(format.decode(bytes)).isEqualTo(record);
        assertThat(framing().format(topic).decode(bytes)).isEqualTo(record);
        assertThat(format.decode(Framing.SINGLE_OBJECT.format(topic).encode(record)))
                .isEqualTo(record);
        assertThat(registry.asked()).contains("POST /subjects/" + topic.name() + "-value/versions");
    }

    @Test
    void shouldChangeNothingWhenThereIsNoRegistry() {
        // given
        Framing framing =
                Framing.of(SettingsLoader.load(null, Map.of(), Map.of()).schema());

        // then
        assertThat(framing).isSameAs(Framing.SINGLE_OBJECT);
        assertThat(Topics.ALL)
                .allSatisfy(topic -> assertThat(framing.format(topic)).isSameAs(topic.codec()));
        assertThat(framing.register()).isZero();
        assertThat(framing.missing()).isEmpty();
        assertThat(framing.registryUrl()).isEmpty();
        assertThat(framing.impatient()).isSameAs(framing);
    }

    @Test
    void shouldNeedNoRegistryToWriteAnyMoreWhenSchemasAreRegistered() throws Exception {
        // given
        Framing framing = framing();
        assertThat(framing.register()).isEqualTo(Topics.ALL.size() + 1);

        // when
        registry.close();

        // then
        byte[] watermark = framing.watermarks().encode(new Watermark(7L));
        assertThat(framing.watermarks().decode(watermark).getTime()).isEqualTo(7);
        assertThatThrownBy(() -> framing.format(Topics.CLICKS).decode(new byte[] {0, 0, 0, 0, 99}))
                .isInstanceOf(SchemasUnavailableException.class);
    }

    @Test
    void shouldSayWhatIsMissingWhenItMayNotRegister() {
        // given
        registry.put(
                "learning.clicks-value",
                SchemaBuilder.record("Click").fields().requiredInt("x").endRecord());

        // when
        Framing framing = framing("schema.registry.auto-register", "false");

        // then
        assertThat(framing.missing())
                .hasSize(Topics.ALL.size() + 1)
                .anyMatch(line -> line.contains("learning.clicks-value"))
                .allMatch(line -> line.contains("-> run `learnstream topics create`"));
    }
}
