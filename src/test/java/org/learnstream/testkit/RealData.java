package org.learnstream.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds the public data sets that data-driven tests work on. They are no part of the project: where they are absent,
 * such a test says so and is left out.
 *
 * <p>The folder is named by the system property or the environment variable {@code LEARNSTREAM_DATA}; without either it
 * is {@code ../shared/data}, seen from the project.
 */
public final class RealData {
    private static final String NAME = "LEARNSTREAM_DATA";

    private RealData() {}

    /** Returns a file or folder of the data; ends the test as left out when it is absent. */
    public static Path require(String path) {
        Path file = folder().resolve(path).toAbsolutePath().normalize();
        if (!Files.exists(file)) {
            String message = "LEFT OUT, because there is no real data at " + file + "; " + NAME + " names its folder";
            System.out.println(message);
            Assumptions.abort(message);
        }
        return file;
    }

    private static Path folder() {
        String property = System.getProperty(NAME);
        String chosen = property != null ? property : System.getenv(NAME);
        return Path.of(chosen != null ? chosen : "../shared/data");
    }
}
