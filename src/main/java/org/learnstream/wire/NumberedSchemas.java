package org.learnstream.wire;

import org.apache.avro.Schema;

/** Schemas under numbers, which records bring instead of the schemas. Safe for use by many threads. */
public interface NumberedSchemas {
    /**
     * Returns the number of a schema.
     *
     * @param subject under which name it is known
     * @throws SchemasUnavailableException when it cannot be had now
     */
    int number(String subject, Schema schema);

    /**
     * Returns the schema of a number.
     *
     * @throws SchemasUnavailableException when it cannot be had now
     */
    Numbered schema(int number);

    /** What there is under a number. */
    sealed interface Numbered {
        /** A schema, for ever. */
        record Known(Schema schema) implements Numbered {}

        /**
         * No schema of Avro, at the moment.
         *
         * @param reason in words
         */
        record Unknown(String reason) implements Numbered {}
    }
}
