package org.learnstream.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class TopologyDocumentsTest {
    @Test
    void shouldEqualTheDocumentsInTheProject() throws IOException {
        for (Map.Entry<String, String> document : TopologyDocuments.all().entrySet()) {
            assertThat(Files.readString(Path.of("topology-docs", document.getKey())))
                    .as("topology-docs/%s; `scripts/learnstream topology` writes it anew", document.getKey())
                    .isEqualTo(document.getValue());
        }
    }
}
