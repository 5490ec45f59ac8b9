package org.learnstream.command;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.SettingsCatalogue;
import org.learnstream.config.SettingsLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists every setting. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        description = "Lists every setting with its default, its environment variable and its meaning.")
public final class SettingsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--markdown", description = "Print the table of the README.")
    private boolean markdown;

    @Override
    public Integer call() {
        PrintWriter out = Output.of(spec);
        if (markdown) {
            out.print(DocumentTables.settings());
        } else {
            for (SettingsCatalogue.Entry entry : SettingsCatalogue.entries()) {
                out.println(entry.key() + (entry.passThrough() ? ".*" : ""));
                out.println("    " + entry.doc() + " (" + entry.type() + ")");
                out.println("    default: "
                        + SettingsLoader.defaults()
                                .getOrDefault(entry.key(), "none")
                                .replace("\n", "\n        ")
                        + "   environment: " + entry.environmentVariable() + (entry.passThrough() ? "_*" : ""));
            }
        }
        out.flush();
        return 0;
    }
}
