package org.learnstream.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.learnstream.Main;
import picocli.CommandLine;

/**
 * What a command did.
 *
 * @param exitCode its exit code
 * @param output what it wrote as its result
 * @param errors what it wrote besides
 */
public record CommandRun(int exitCode, String output, String errors) {
    /** Runs {@code learnstream} with arguments, in this process. */
    public static CommandRun of(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine commandLine = Main.commandLine();
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        commandLine.setOut(new PrintWriter(output, true));
        commandLine.setErr(new PrintWriter(errors, true));
        int exitCode = commandLine.execute(arguments);
        return new CommandRun(exitCode, output.toString(), errors.toString());
    }
}
