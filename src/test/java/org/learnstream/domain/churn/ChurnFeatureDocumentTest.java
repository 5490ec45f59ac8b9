package org.learnstream.domain.churn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The documents list the features as the code has them. */
final class ChurnFeatureDocumentTest {
    private static String row(ChurnFeature feature) {
        return "| `" + feature.label() + "` | " + feature.unit() + " | " + feature.definition() + " | "
                + feature.withoutActivity() + " | "
                + feature.topic().name().toLowerCase(Locale.ROOT).replace('_', '-') + " |";
    }

    @Test
    void shouldListEveryFeatureInItsOrder() throws IOException {
        // when
        List<String> listed = Files.readAllLines(Path.of("topology-docs/churn.md")).stream()
                .filter(line -> line.startsWith("| `")
                        && line.chars().filter(each -> each == '|').count() == 6)
                .toList();

        // then
        assertThat(listed)
                .containsExactlyElementsOf(ChurnFeature.ALL.stream()
                        .map(ChurnFeatureDocumentTest::row)
                        .toList());
    }
}
