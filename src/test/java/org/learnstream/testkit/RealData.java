package org.learnstream.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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

    /** Returns a file or folder of the data; ends the test as left out when nobody named a folder. */
    public static Path require(String path) {
        Path file = folder().resolve(path).toAbsolutePath().normalize();
        if (!Files.exists(file) && chosen() != null) {
            throw new AssertionError(NAME + " names " + chosen() + ", but there is no " + file);
        }
        if (!Files.exists(file)) {
            String message = "LEFT OUT, because there is no real data at " + file + "; " + NAME + " names its folder";
            System.out.println(message);
            Assumptions.abort(message);
        }
        return file;
    }

    private static Path folder() {
        String chosen = chosen();
        return Path.of(chosen != null ? chosen : "../shared/data");
    }

    private static @Nullable String chosen() {
        String property = System.getProperty(NAME);
        return property != null ? property : System.getenv(NAME);
    }
}
