package org.learnstream.testkit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.catalog.Topic;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Records as no honest producer sends them, made of good ones: broken on the way, cut, of other schemas, with lengths
 * that are not there, huge, nested, with odd numbers, texts that are none, and times of other ages. The same seed gives
 * the same records.
 */
public final class Mutations {
    private static final int HEADER = 10;
    private static final List<Long> LONGS = List.of(
            Long.MIN_VALUE,
            -1L,
            0L,
            1L,
            1_760_000_000L,
            ProcessingDriver.NOW - 1,
            ProcessingDriver.NOW + 300_001,
            4_102_444_800_000L,
            253_402_300_800_000L,
            Long.MAX_VALUE);
    private static final List<Integer> INTEGERS = List.of(Integer.MIN_VALUE, -1, 0, 1, 6, 86_401, Integer.MAX_VALUE);
    private static final List<Double> DOUBLES = List.of(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            -0.0,
            Double.MIN_VALUE,
            1.0000000000000002,
            Double.MAX_VALUE);
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "null",
            "é".repeat(101),
            "x".repeat(201),
            "\u202Eevil",
            "[".repeat(5_000),
            "a/b|c:d",
            "x".repeat(30_000));

    private final Random random;

    public Mutations(long seed) {
        random = new Random(seed);
    }

    /**
     * A record as it is sent.
     *
     * @param key the key; null for none
     * @param value the value; null for none
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes as they are sent, never compared as a record
    public record Sent(byte @Nullable [] key, byte @Nullable [] value) {}

    /** Returns a mutation of a good record, which is left as it is. */
    public <V extends SpecificRecordBase> Sent of(Topic<V> topic, String key, V good) {
        byte[] bytes = topic.codec().encode(good);
        byte[] name = key.getBytes(UTF_8);
        return switch (random.nextInt(14)) {
            case 0 -> new Sent(name, flipped(bytes, 1 + random.nextInt(3)));
            case 1 -> new Sent(name, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            case 2 -> new Sent(name, Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(20)));
            case 3 -> new Sent(name, otherSchema(bytes));
            case 4 -> new Sent(name, absurdLength(bytes));
            case 5 -> new Sent(name, nested(bytes));
            case 6 -> new Sent(name, noText(bytes));
            case 7 -> new Sent(name, noise());
            case 8 -> new Sent(random.nextBoolean() ? null : flipped(name, 1), bytes);
            case 9 -> new Sent(name, null);
            case 10 -> new Sent(name, new byte[] {(byte) 0xC3, 1});
            default -> new Sent(name, topic.codec().encode(oddField(good)));
        };
    }

    private byte[] flipped(byte[] bytes, int bits) {
        byte[] copy = bytes.clone();
        for (int flip = 0; flip < bits; flip++) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    private byte[] otherSchema(byte[] bytes) {
        byte[] copy = bytes.clone();
        byte[] fingerprint = new byte[8];
        random.nextBytes(fingerprint);
        System.arraycopy(fingerprint, 0, copy, 2, fingerprint.length);
        return copy;
    }

    /** Puts the greatest lengths there are somewhere into the record, so that what reads it wants that much memory. */
    private byte[] absurdLength(byte[] bytes) {
        int at = HEADER + random.nextInt(bytes.length - HEADER);
        byte[] length = random.nextBoolean()
                ? new byte[] {(byte) 0xEE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F}
                : new byte[] {-2, -1, -1, -1, -1, -1, -1, -1, -1, 1};
        byte[] copy = Arrays.copyOf(bytes, at + length.length + 8);
        System.arraycopy(length, 0, copy, at, length.length);
        return copy;
    }

    /** One byte over and over, which as an index, a count or a length opens one level after the other. */
    private byte[] nested(byte[] bytes) {
        byte[] copy = Arrays.copyOf(bytes, HEADER + 2_000);
        Arrays.fill(copy, HEADER, copy.length, (byte) (random.nextInt(3) * 2));
        return copy;
    }

    /** Bytes that are no UTF-8 in the middle of the record. */
    private byte[] noText(byte[] bytes) {
        byte[] copy = bytes.clone();
        int from = HEADER + 1 + random.nextInt(bytes.length - HEADER - 1);
        Arrays.fill(copy, from, Math.min(copy.length, from + 3), (byte) 0xFF);
        return copy;
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(200)];
        random.nextBytes(noise);
        return noise;
    }

    /** A copy with one field that its schema allows and no sense does. */
    private <V extends SpecificRecordBase> V oddField(V good) {
        V copy = SpecificData.get().deepCopy(good.getSchema(), good);
        List<Schema.Field> fields = good.getSchema().getFields();
        Schema.Field field = fields.get(random.nextInt(fields.size()));
        Object odd = odd(field.schema());
        if (odd != null) {
            copy.put(field.pos(), odd);
        }
        return copy;
    }

    private @Nullable Object odd(Schema schema) {
        return switch (schema.getType()) {
            case LONG -> any(LONGS);
            case INT -> any(INTEGERS);
            case DOUBLE -> any(DOUBLES);
            case FLOAT -> any(DOUBLES).floatValue();
            case STRING -> any(TEXTS);
            case BYTES -> ByteBuffer.wrap(noise());
            case UNION -> odd(schema.getTypes().get(schema.getTypes().size() - 1));
            case ARRAY -> {
                Object element = odd(schema.getElementType());
                yield element == null ? null : List.of(element, element, element);
            }
            default -> null;
        };
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
