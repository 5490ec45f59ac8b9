package org.learnstream.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the topologies and draws them. */
@Command(
        name = "topology",
        mixinStandardHelpOptions = true,
        description = "Prints the topologies as the code builds them, and writes description and diagram to a folder.")
public final class TopologyCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "topology-docs",
            description = "Folder to write topology.txt and topology.md to. Default: ${DEFAULT-VALUE}.")
    private Path out = Path.of("topology-docs");

    @Option(names = "--tables", description = "Only print the table of topics of the README.")
    private boolean tables;

    @Override
    public Integer call() throws IOException {
        PrintWriter printer = Output.of(spec);
        if (tables) {
            printer.print(DocumentTables.topics());
            printer.flush();
            return 0;
        }
        Files.createDirectories(out);
        for (Map.Entry<String, String> document : TopologyDocuments.all().entrySet()) {
            Files.writeString(out.resolve(document.getKey()), document.getValue());
        }
        printer.println(TopologyDocuments.all().get("topology.txt"));
        printer.println("Written: " + out.resolve("topology.txt") + ", " + out.resolve("topology.md"));
        printer.flush();
        return 0;
    }
}
