package org.learnstream.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Turns Avro records of one type into bytes and back, in Avro's single-object encoding: the marker C3 01, the 64-bit
 * fingerprint of the writer's schema in little-endian order, and the binary record.
 *
 * <p>The header is read here and not by Avro's BinaryMessageDecoder, so that the decoder can be used again: half the
 * time per record. Safe for use by many threads.
 *
 * @param <T> type of the records
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">the specification</a>
 */
public final class AvroCodec<T extends SpecificRecordBase> implements RecordFormat<T> {
    private static final int HEADER = 10;
    private static final int MARKER = 0xC301;
    /** First byte of the marker. */
    static final byte FIRST_BYTE = (byte) (MARKER >> 8);

    private final Class<T> type;
    private final Schema schema;
    private final Map<Long, Schema> versions;
    private final byte[] header;
    private final ThreadLocal<BinaryReader<T>> readers;
    private final ThreadLocal<BinaryWriter<T>> writers;

    private AvroCodec(Class<T> type, List<Schema> older) {
        this.type = type;
        this.schema = SpecificData.get().getSchema(type);
        long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
        this.versions = versions(schema, older);
        this.header = ByteBuffer.allocate(HEADER)
                .putShort((short) MARKER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(fingerprint)
                .array();
        this.readers = ThreadLocal.withInitial(() -> new BinaryReader<>(schema));
        this.writers = ThreadLocal.withInitial(() -> new BinaryWriter<>(type));
    }

    /** Returns a codec for records of a generated type; it also reads what every released version of it wrote. */
    public static <T extends SpecificRecordBase> AvroCodec<T> of(Class<T> type) {
        return new AvroCodec<>(type, released(type));
    }

    /** Returns a codec that also reads what older schemas wrote. */
    static <T extends SpecificRecordBase> AvroCodec<T> of(Class<T> type, List<Schema> older) {
        return new AvroCodec<>(type, older);
    }

    private static Map<Long, Schema> versions(Schema current, List<Schema> older) {
        Map<Long, Schema> versions = new HashMap<>();
        older.forEach(schema -> versions.put(SchemaNormalization.parsingFingerprint64(schema), schema));
        versions.put(SchemaNormalization.parsingFingerprint64(current), current);
        return Map.copyOf(versions);
    }

    /** Returns the released versions of a type's schema, which the build puts beside this class. */
    private static List<Schema> released(Class<?> type) {
        String name =
                type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        List<Schema> schemas = new ArrayList<>();
        while (true) {
            String resource = "history/" + name + "-" + (schemas.size() + 1) + ".avsc";
            try (InputStream content = AvroCodec.class.getResourceAsStream(resource)) {
                if (content == null) {
                    return schemas;
                }
                schemas.add(new Schema.Parser().parse(content));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the schema " + resource + " cannot be read", unreadable);
            }
        }
    }

    Class<T> type() {
        return type;
    }

    /** Returns the schema of the records. */
    public Schema schema() {
        return schema;
    }

    /** Whether bytes begin as those of the current version of this type do. */
    @Override
    public boolean wrote(byte[] bytes) {
        return bytes.length >= HEADER && Arrays.equals(bytes, 0, HEADER, header, 0, HEADER);
    }

    @Override
    public byte[] encode(T avro) {
        return writers.get().write(header, avro);
    }

    @Override
    public T decode(byte[] bytes) throws UndecodableException {
        if (bytes.length < HEADER) {
            throw new UndecodableException(
                    "the value has " + bytes.length + " bytes; a " + type.getSimpleName() + " has at least " + HEADER);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if ((buffer.getShort() & 0xFFFF) != MARKER) {
            throw new UndecodableException(
                    "the value does not start with the marker C3 01 of Avro single-object encoding"
                            + (bytes[0] == ConfluentFormat.MAGIC
                                    ? ", but with the 0 of the Confluent wire format; schema.registry.url is not set"
                                    : ""));
        }
        long found = buffer.order(ByteOrder.LITTLE_ENDIAN).getLong();
        Schema writer = versions.get(found);
        if (writer == null) {
            throw new UndecodableException(String.format(
                    "the value's schema has fingerprint %016x, which is no version of %s",
                    found, type.getSimpleName()));
        }
        return readers.get().read(writer, bytes, HEADER);
    }
}
