package org.learnstream.wire;

import java.io.IOException;
import java.util.IdentityHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one type behind a header, with a decoder that is used again: half the time per record. For one thread.
 *
 * @param <T> type of the records
 */
final class BinaryReader<T> {
    private static final int MOST = 200;

    private final Schema schema;
    private final IdentityHashMap<Schema, SpecificDatumReader<T>> readers = new IdentityHashMap<>();
    private @Nullable BinaryDecoder decoder;

    /** Returns a reader to records of a schema. */
    BinaryReader(Schema schema) {
        this.schema = schema;
    }

    /**
     * Returns the record of bytes.
     *
     * @param writer schema by which they were written
     * @param header how many bytes to pass over
     * @throws UndecodableException when the bytes are no record, or more than one
     */
    T read(Schema writer, byte[] bytes, int header) throws UndecodableException {
        try {
            BinaryDecoder current = DecoderFactory.get().binaryDecoder(bytes, header, bytes.length - header, decoder);
            decoder = current;
            T avro = reader(writer).read(null, current);
            if (!current.isEnd()) {
                throw new UndecodableException(
                        "the value is no " + schema.getName() + ": bytes are left over after the record");
            }
            return avro;
        } catch (IOException | RuntimeException bad) {
            // Avro has no exception of its own for bytes that are no record: they are what an index or a length hits.
            throw new UndecodableException("the value is no " + schema.getName() + ": " + bad.getMessage(), bad);
        }
    }

    private SpecificDatumReader<T> reader(Schema writer) {
        SpecificDatumReader<T> known = readers.get(writer);
        if (known != null) {
            return known;
        }
        if (readers.size() >= MOST) {
            readers.clear();
        }
        SpecificDatumReader<T> made = new SpecificDatumReader<>(writer, schema);
        readers.put(writer, made);
        return made;
    }
}
