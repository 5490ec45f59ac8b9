package org.learnstream.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.learnstream.testkit.Samples;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every released version of every schema writes, as bytes in src/test/resources/golden: today's code writes those of
 * the newest, and reads those of all.
 */
final class GoldenBytesTest {
    private static final Path SCHEMAS = Path.of("avro-schemas");
    private static final Path HISTORY = SCHEMAS.resolve("history");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    static List<String> versions() {
        return names(HISTORY, ".avsc");
    }

    static List<String> schemas() {
        return names(SCHEMAS, ".avsc");
    }

    private static List<String> names(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void shouldHaveTheBytesOfEveryVersion() {
        Set<String> records = names(GOLDEN, ".hex").stream()
                .filter(name -> !name.startsWith("state-"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(records).isEqualTo(new TreeSet<>(versions()));
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldWriteTheBytesOfTheNewestVersion(String schema) {
        // given
        String newest = newest(schema);
        AvroCodec<SpecificRecordBase> codec = codec(newest);

        // when
        byte[] written = codec.encode(specific(Samples.of(codec.schema())));

        // then
        assertThat(HexFormat.of().formatHex(written)).isEqualTo(golden(newest));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void shouldReadWhatEveryVersionWrote(String version) throws UndecodableException {
        // given
        GenericRecord then = Samples.of(parsed(version));
        assertThat(singleObject(then))
                .as("the bytes are those of %s", version)
                .isEqualTo(HexFormat.of().parseHex(golden(version)));

        // when
        SpecificRecordBase now = codec(version).decode(HexFormat.of().parseHex(golden(version)));

        // then
        assertSame(now, then, version);
    }

    /** Every field of then is in now with the same value, and a field that is new has its default. */
    private static void assertSame(IndexedRecord now, IndexedRecord then, String path) {
        for (Schema.Field field : now.getSchema().getFields()) {
            String name = path + "." + field.name();
            Schema.Field before = then.getSchema().getField(field.name());
            Object value = now.get(field.pos());
            if (before == null) {
                assertThat(value).as(name).isEqualTo(SpecificData.get().getDefaultValue(field));
            } else {
                assertEqual(value, then.get(before.pos()), name);
            }
        }
    }

    private static void assertEqual(Object value, Object before, String path) {
        if (before instanceof IndexedRecord then) {
            assertSame((IndexedRecord) value, then, path);
        } else if (before instanceof List<?> then) {
            List<?> now = (List<?>) value;
            assertThat(now).as(path).hasSameSizeAs(then);
            for (int at = 0; at < then.size(); at++) {
                assertEqual(now.get(at), then.get(at), path + "[" + at + "]");
            }
        } else if (before instanceof GenericData.EnumSymbol then) {
            assertThat(value).as(path).hasToString(then.toString());
        } else {
            assertThat(value).as(path).isEqualTo(before);
        }
    }

    private static String newest(String schema) {
        int version = 1;
        while (versions().contains(schema + "-" + (version + 1))) {
            version++;
        }
        return schema + "-" + version;
    }

    private static Schema parsed(String version) {
        try {
            return new Schema.Parser().parse(Files.readString(HISTORY.resolve(version + ".avsc")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String golden(String version) {
        Path file = GOLDEN.resolve(version + ".hex");
        try {
            assertThat(file)
                    .as(
                            "the golden bytes of %s are %s",
                            version, HexFormat.of().formatHex(singleObject(Samples.of(parsed(version)))))
                    .exists();
            return Files.readString(file).strip().toLowerCase(Locale.ROOT);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Written by Avro's generic code, which knows nothing of ours. */
    private static byte[] singleObject(GenericRecord sample) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(10)
                .putShort((short) 0xC301)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(SchemaNormalization.parsingFingerprint64(sample.getSchema()))
                .array());
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericRecord>(sample.getSchema()).write(sample, encoder);
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked") // the class that a schema names is one of generated records
    private static AvroCodec<SpecificRecordBase> codec(String version) {
        try {
            return AvroCodec.of(
                    (Class<SpecificRecordBase>) Class.forName(parsed(version).getFullName()));
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static SpecificRecordBase specific(GenericRecord sample) {
        return (SpecificRecordBase) SpecificData.get().deepCopy(sample.getSchema(), sample);
    }
}
