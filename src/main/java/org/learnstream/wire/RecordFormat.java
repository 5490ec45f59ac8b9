package org.learnstream.wire;

import org.apache.avro.specific.SpecificRecordBase;

/**
 * A form in which records of one type are written as bytes and read again. Safe for use by many threads.
 *
 * @param <T> type of the records
 */
public interface RecordFormat<T extends SpecificRecordBase> {
    /**
     * Returns the bytes of a record.
     *
     * @throws SchemasUnavailableException when the format takes a schema registry, and it does not answer
     */
    byte[] encode(T avro);

    /**
     * Returns the record of bytes.
     *
     * @throws UndecodableException when the bytes are no record of this type
     * @throws SchemasUnavailableException when the format takes a schema registry, and it does not answer: the bytes may
     *     be good
     */
    T decode(byte[] bytes) throws UndecodableException;

    /**
     * Whether bytes begin as those of this type do.
     *
     * @throws SchemasUnavailableException when the format takes a schema registry, and it does not answer
     */
    boolean wrote(byte[] bytes);
}
