package org.learnstream.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityResult;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.learnstream.wire.NumberedSchemas.Numbered;

/**
 * The Confluent wire format of records of one type: a zero, the number of the writer's schema in a registry in four bytes,
 * most significant first, and the binary record.
 *
 * <p>What was written in single-object encoding before there was a registry is read all the same: its first byte is
 * another. The schema of a number is asked for once; then each thread knows it.
 *
 * @param <T> type of the records
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">the
 *     format</a>
 */
public final class ConfluentFormat<T extends SpecificRecordBase> implements RecordFormat<T> {
    /** First byte of a record. */
    static final byte MAGIC = 0;

    private static final int HEADER = 5;
    private static final int MOST_WRITERS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AvroCodec<T> unnumbered;
    private final String subject;
    private final Schema published;
    private final NumberedSchemas schemas;
    private final ThreadLocal<Writers<T>> readers;
    private final ThreadLocal<BinaryWriter<T>> writers;
    private volatile byte @Nullable [] header;

    private ConfluentFormat(AvroCodec<T> unnumbered, Class<T> type, String subject, NumberedSchemas schemas) {
        this.unnumbered = unnumbered;
        this.subject = subject;
        this.schemas = schemas;
        this.published = published(unnumbered.schema());
        this.readers = ThreadLocal.withInitial(() -> new Writers<>(unnumbered.schema(), schemas));
        this.writers = ThreadLocal.withInitial(() -> new BinaryWriter<>(type));
    }

    /**
     * Returns the format of the records of a codec.
     *
     * @param subject under which name the registry is to know the schema
     */
    public static <T extends SpecificRecordBase> ConfluentFormat<T> of(
            AvroCodec<T> codec, String subject, NumberedSchemas schemas) {
        return new ConfluentFormat<>(codec, codec.type(), subject, schemas);
    }

    /** Returns the name under which the registry knows the schema. */
    public String subject() {
        return subject;
    }

    /** Returns the schema as it is given to a registry. */
    public Schema published() {
        return published;
    }

    /** Returns a schema without what only says which classes of Java there are to be. */
    static Schema published(Schema schema) {
        try {
            JsonNode tree = JSON.readTree(schema.toString());
            tree.findParents("avro.java.string").forEach(node -> ((ObjectNode) node).remove("avro.java.string"));
            return new Schema.Parser().parse(tree.toString());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a schema of Avro is JSON", impossible);
        }
    }

    @Override
    public byte[] encode(T avro) {
        byte[] known = header;
        if (known == null) {
            known = ByteBuffer.allocate(HEADER)
                    .put(MAGIC)
                    .putInt(schemas.number(subject, published))
                    .array();
            header = known;
        }
        return writers.get().write(known, avro);
    }

    @Override
    public T decode(byte[] bytes) throws UndecodableException {
        if (bytes.length == 0 || bytes[0] != MAGIC) {
            return unnumbered(bytes);
        }
        if (bytes.length < HEADER) {
            throw new UndecodableException("the value has " + bytes.length + " bytes; in the Confluent wire format "
                    + HEADER + " come before the record");
        }
        Writers<T> current = readers.get();
        return current.read(number(bytes), bytes);
    }

    private T unnumbered(byte[] bytes) throws UndecodableException {
        if (bytes.length > 0 && bytes[0] == AvroCodec.FIRST_BYTE) {
            return unnumbered.decode(bytes);
        }
        throw new UndecodableException(
                "the value starts neither with the 0 of the Confluent wire format nor with C3 01 of Avro single-object"
                        + " encoding");
    }

    @Override
    public boolean wrote(byte[] bytes) {
        return (bytes.length >= HEADER && bytes[0] == MAGIC)
                ? readers.get().isOurs(number(bytes))
                : unnumbered.wrote(bytes);
    }

    private static int number(byte[] bytes) {
        return ((bytes[1] & 0xFF) << 24) | ((bytes[2] & 0xFF) << 16) | ((bytes[3] & 0xFF) << 8) | (bytes[4] & 0xFF);
    }

    /** A schema by which records were written; or why such records cannot be read. */
    private record Written(
            Schema schema, boolean ours, @Nullable String refusal) {}

    /** What one thread knows of those who wrote records. */
    private static final class Writers<T> {
        private final Schema reader;
        private final NumberedSchemas schemas;
        private final BinaryReader<T> records;
        private final Map<Integer, Written> known = new HashMap<>();

        Writers(Schema reader, NumberedSchemas schemas) {
            this.reader = reader;
            this.schemas = schemas;
            this.records = new BinaryReader<>(reader);
        }

        T read(int number, byte[] bytes) throws UndecodableException {
            Written written = known.get(number);
            if (written == null) {
                Numbered asked = schemas.schema(number);
                if (asked instanceof Numbered.Unknown unknown) {
                    throw new UndecodableException(unknown.reason());
                }
                written = learn(number, ((Numbered.Known) asked).schema());
            }
            if (written.refusal() != null) {
                throw new UndecodableException(written.refusal());
            }
            return records.read(written.schema(), bytes, HEADER);
        }

        boolean isOurs(int number) {
            Written written = known.get(number);
            if (written == null) {
                if (!(schemas.schema(number) instanceof Numbered.Known asked)) {
                    return false;
                }
                written = learn(number, asked.schema());
            }
            return written.ours();
        }

        private Written learn(int number, Schema schema) {
            if (known.size() >= MOST_WRITERS) {
                known.clear();
            }
            boolean ours = schema.getType() == Schema.Type.RECORD
                    && schema.getFullName().equals(reader.getFullName());
            Written written = new Written(schema, ours, refusal(number, schema));
            known.put(number, written);
            return written;
        }

        private @Nullable String refusal(int number, Schema schema) {
            SchemaCompatibilityResult result = SchemaCompatibility.checkReaderWriterCompatibility(reader, schema)
                    .getResult();
            if (result.getIncompatibilities().isEmpty()) {
                return null;
            }
            return "the value's schema, number " + number + " of the registry, is "
                    + (schema.getType() == Schema.Type.RECORD
                            ? schema.getFullName()
                            : schema.getType().getName())
                    + ", which cannot be read as " + reader.getName() + ": "
                    + result.getIncompatibilities().stream()
                            .map(found -> found.getType() + " at " + found.getLocation())
                            .collect(Collectors.joining(", "));
        }
    }
}
