package org.learnstream.testkit;

import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Records in which every field has a value, the same every time and different from its neighbours'. */
public final class Samples {
    private static final long TIME = 1_767_225_600_000L;

    private Samples() {}

    /** Returns a record of a schema. */
    public static GenericRecord of(Schema schema) {
        GenericRecord sample = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            sample.put(field.pos(), value(field.schema(), field.name(), field.pos() + 1));
        }
        return sample;
    }

    private static @Nullable Object value(Schema schema, String name, int number) {
        return switch (schema.getType()) {
            case RECORD -> of(schema);
            case ENUM ->
                new GenericData.EnumSymbol(
                        schema,
                        schema.getEnumSymbols()
                                .get(number % schema.getEnumSymbols().size()));
            case ARRAY ->
                List.of(
                        value(schema.getElementType(), name + "-a", number),
                        value(schema.getElementType(), name + "-b", number + 1));
            // Null comes first, so that the last branch is what the field is for.
            case UNION -> value(schema.getTypes().get(schema.getTypes().size() - 1), name, number);
            case STRING -> name + "-é" + number;
            case BYTES -> ByteBuffer.wrap((name + number).getBytes(UTF_8));
            case INT -> 1_000 + number;
            case LONG -> TIME + number;
            case FLOAT -> number + 0.25f;
            case DOUBLE -> number + 0.125;
            case BOOLEAN -> true;
            case NULL, FIXED, MAP -> throw new IllegalArgumentException("no sample of " + schema);
        };
    }
}
