package org.learnstream.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The README says what the code says. */
final class ReadmeTest {
    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    @Test
    void shouldListEverySettingAsTheCodeHasIt() throws IOException {
        assertThat(readme())
                .as("`scripts/learnstream settings --markdown` prints the table")
                .contains(DocumentTables.settings());
    }

    @Test
    void shouldListEveryTopicAsTheCodeHasIt() throws IOException {
        assertThat(readme())
                .as("`scripts/learnstream topology --tables` prints the table")
                .contains(DocumentTables.topics());
    }

    @Test
    void shouldListEveryEndpoint() throws IOException {
        JsonNode interfaces = new ObjectMapper()
                .readTree(Path.of("src/main/resources/org/learnstream/http/openapi.json")
                        .toFile());

        interfaces
                .get("paths")
                .fieldNames()
                .forEachRemaining(path -> assertThat(readmeUnchecked())
                        .as("the table of endpoints")
                        .contains(path.equals("/") ? "`GET /`" : " " + path));
    }

    private static String readmeUnchecked() {
        try {
            return readme();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
