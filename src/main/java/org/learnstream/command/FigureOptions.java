package org.learnstream.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What benchmarks share: checks of their options, and figures as JSON. */
final class FigureOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures as JSON too.")
    private @Nullable Path json;

    /**
     * Checks an option.
     *
     * @throws ParameterException with the words on the misuse, when it does not hold
     */
    void require(boolean holds, String misuse) {
        if (!holds) {
            throw new ParameterException(
                    Objects.requireNonNull(command, "set by picocli").commandLine(), misuse);
        }
    }

    /** Writes figures with the version of Java, when a file was asked for. */
    void write(Map<String, Object> figures) throws IOException {
        if (json == null) {
            return;
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("java", Runtime.version().toString());
        document.putAll(figures);
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), document);
    }
}
