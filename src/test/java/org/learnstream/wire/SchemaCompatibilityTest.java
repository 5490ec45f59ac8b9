package org.learnstream.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every schema can read and be read by every released version of itself, which lies in avro-schemas/history. */
final class SchemaCompatibilityTest {
    private static final Path SCHEMAS = Path.of("avro-schemas");
    private static final Path HISTORY = SCHEMAS.resolve("history");

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(Files.readString(file));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static List<Path> schemas(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".avsc", "");
    }

    @Test
    void shouldReadAndBeReadByEveryReleasedVersion() throws IOException {
        for (Path released : schemas(HISTORY)) {
            String name = name(released).replaceFirst("-\\d+$", "");
            Schema now = parse(SCHEMAS.resolve(name + ".avsc"));
            Schema then = parse(released);

            assertThat(SchemaCompatibility.checkReaderWriterCompatibility(now, then)
                            .getType())
                    .as("%s reads %s", name, released.getFileName())
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
            assertThat(SchemaCompatibility.checkReaderWriterCompatibility(then, now)
                            .getType())
                    .as("%s reads %s", released.getFileName(), name)
                    .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
        }
    }

    @Test
    void shouldHaveAReleasedVersionOfEverySchema() throws IOException {
        Set<String> released = schemas(HISTORY).stream()
                .map(file -> name(file).replaceFirst("-\\d+$", ""))
                .collect(Collectors.toSet());
        Set<String> current =
                schemas(SCHEMAS).stream().map(SchemaCompatibilityTest::name).collect(Collectors.toSet());

        assertThat(released).isEqualTo(current);
    }

    @Test
    void shouldExplainEveryField() throws IOException {
        List<String> unexplained = new ArrayList<>();
        for (Path file : schemas(SCHEMAS)) {
            unexplained(parse(file), name(file), unexplained);
        }

        assertThat(unexplained).isEmpty();
    }

    private static void unexplained(Schema schema, String path, List<String> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (schema.getDoc() == null) {
                    found.add(path);
                }
                for (Schema.Field field : schema.getFields()) {
                    if (field.doc() == null || !field.doc().endsWith(".")) {
                        found.add(path + "." + field.name());
                    }
                    unexplained(field.schema(), path + "." + field.name(), found);
                }
            }
            case ARRAY -> unexplained(schema.getElementType(), path, found);
            case UNION -> schema.getTypes().forEach(type -> unexplained(type, path, found));
            default -> {
                // Types without parts have nothing to explain beyond their field.
            }
        }
    }
}
