package org.learnstream.command;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command writes: what picocli was told, standard output otherwise. */
final class Output {
    private Output() {}

    /** Returns the writer for results. */
    static PrintWriter of(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec, "set by picocli").commandLine().getOut();
    }

    /** Returns the writer for what people should know besides. */
    static PrintWriter errors(@Nullable CommandSpec spec) {
        return Objects.requireNonNull(spec, "set by picocli").commandLine().getErr();
    }
}
