package org.learnstream.streams.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.learnstream.config.SchemaSettings;
import org.learnstream.registry.SchemaRefusedException;
import org.learnstream.registry.SchemaRegistry;
import org.learnstream.streams.serde.AvroSerde;
import org.learnstream.wire.AvroCodec;
import org.learnstream.wire.ConfluentFormat;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.avro.Watermark;

/**
 * How records are framed on the topics: in Avro's single-object encoding, or in the Confluent wire format with a schema
 * registry, in which the schema of each topic has the subject {@code TOPIC-value}. State stores have a framing of their
 * own, which no setting changes.
 */
public final class Framing {
    private static final AvroCodec<Watermark> WATERMARKS = AvroCodec.of(Watermark.class);

    /** Avro's single-object encoding, which needs no registry. */
    public static final Framing SINGLE_OBJECT = new Framing();

    private final Optional<SchemaRegistry> registry;
    private final Map<String, ConfluentFormat<?>> registered;
    private final RecordFormat<Watermark> watermarks;

    private Framing() {
        registry = Optional.empty();
        registered = Map.of();
        watermarks = WATERMARKS;
    }

    private Framing(SchemaRegistry schemas) {
        registry = Optional.of(schemas);
        Map<String, ConfluentFormat<?>> formats = new HashMap<>();
        for (Topic<?> topic : Topics.ALL) {
            formats.put(topic.name(), ConfluentFormat.of(topic.codec(), topic.name() + "-value", schemas));
        }
        // Watermarks are on the topics of other records, so their subject is that of the record and not of a topic.
        ConfluentFormat<Watermark> ofWatermarks =
                ConfluentFormat.of(WATERMARKS, WATERMARKS.schema().getFullName(), schemas);
        formats.put(ofWatermarks.subject(), ofWatermarks);
        registered = Map.copyOf(formats);
        watermarks = ofWatermarks;
    }

    /** Returns what the settings choose; a registry is asked when there is something to ask. */
    public static Framing of(SchemaSettings settings) {
        return settings.registry().isUsed() ? new Framing(SchemaRegistry.connect(settings.registry())) : SINGLE_OBJECT;
    }

    /** Returns the same framing for those who cannot wait: the registry is tried once, for a tenth of a second. */
    public Framing impatient() {
        return registry.map(schemas -> new Framing(schemas.impatient())).orElse(this);
    }

    /** Returns the format of a topic's values. */
    public <V extends SpecificRecordBase> RecordFormat<V> format(Topic<V> topic) {
        if (registry.isEmpty()) {
            return topic.codec();
        }
        // Each was made of the codec of the topic of this name.
        @SuppressWarnings("unchecked")
        ConfluentFormat<V> format =
                (ConfluentFormat<V>) Objects.requireNonNull(registered.get(topic.name()), topic.name());
        return format;
    }

    /** Returns the format of watermarks, which are on the input topics between other records. */
    public RecordFormat<Watermark> watermarks() {
        return watermarks;
    }

    /** Returns the serde of a topic's values. */
    public <V extends SpecificRecordBase> Serde<V> serde(Topic<V> topic) {
        return AvroSerde.of(format(topic));
    }

    /** Returns where the registry is; empty when there is none. */
    public Optional<String> registryUrl() {
        return registry.map(SchemaRegistry::url);
    }

    /**
     * Registers the schemas of all topics, or finds them when the settings do not let us register, and learns their
     * earlier versions. From then on writing asks nothing, and reading asks for numbers only that are newer.
     *
     * @return how many subjects they are; 0 when there is no registry
     * @throws org.learnstream.registry.SchemaRefusedException when the registry refuses one
     * @throws org.learnstream.wire.SchemasUnavailableException when it does not answer
     */
    public int register() {
        registry.ifPresent(schemas -> formats().forEach(format -> {
            int unusedUntilWritten = schemas.number(format.subject(), format.published());
            schemas.learn(format.subject());
        }));
        return registered.size();
    }

    /**
     * Returns what the registry does not have as the topics need it, each with what to do; empty when all is well or there
     * is no registry. To be asked of a framing whose settings do not register.
     *
     * @throws org.learnstream.wire.SchemasUnavailableException when it does not answer
     */
    public List<String> missing() {
        List<String> lines = new ArrayList<>();
        registry.ifPresent(schemas -> formats().forEach(format -> {
            try {
                int unusedWhenThere = schemas.number(format.subject(), format.published());
            } catch (SchemaRefusedException refused) {
                lines.add(String.valueOf(refused.getMessage()));
            }
        }));
        return lines;
    }

    private List<ConfluentFormat<?>> formats() {
        return registered.values().stream()
                .sorted((one, other) -> one.subject().compareTo(other.subject()))
                .toList();
    }
}
