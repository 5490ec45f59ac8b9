package org.learnstream.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.app.App;
import org.learnstream.app.Role;
import org.learnstream.wire.SchemasUnavailableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one instance against a Kafka cluster, until it is interrupted or fails. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = {
            "Runs one instance against a Kafka cluster, until it is interrupted.",
            "It checks the topics first and says what to do when they are not as they must be."
        })
public final class ServeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            description = "What this instance does: PROCESS, SERVE, or both, which is the default.")
    private List<Role> roles = List.of(Role.values());

    @Option(
            names = "--until-input-ends",
            description = "End in good order when the standard input ends, as it does when the process ends that has"
                    + " started this one.")
    private boolean untilInputEnds;

    @Override
    public Integer call() throws InterruptedException {
        Set<Role> chosen = EnumSet.copyOf(roles);
        try (App app = App.start(cluster.load(), chosen)) {
            Runtime.getRuntime().addShutdownHook(new Thread(app::close, "serve-command-close"));
            PrintWriter out = Output.of(spec);
            out.println("LearnStream runs at " + app.url() + " with the roles " + chosen + ". Ctrl-C ends it.");
            out.flush();
            if (untilInputEnds) {
                endWithTheInput();
            }
            // The log has all other causes whole.
            SchemasUnavailableException.behind(app.awaitFailure())
                    .ifPresent(away -> Output.errors(spec).println("learnstream: " + away.getMessage()));
            return 1;
        }
    }

    private static void endWithTheInput() {
        Thread watch = new Thread(
                () -> {
                    try {
                        System.in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException broken) {
                        // It has ended as well, in another way.
                    }
                    System.exit(0);
                },
                "serve-command-input");
        watch.setDaemon(true);
        watch.start();
    }
}
