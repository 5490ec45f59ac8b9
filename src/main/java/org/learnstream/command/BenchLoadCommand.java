package org.learnstream.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.bench.load.Load;
import org.learnstream.bench.load.Protocol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The readers of other benchmarks: reads as fast as it is answered, and prints what it met as one line of JSON. */
@Command(
        name = "load",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Reads as fast as a server on this machine answers, and prints what it met as one line of JSON.")
public final class BenchLoadCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", required = true, description = "Where the server listens.")
    private int port;

    @Option(names = "--protocol", required = true, description = "HTTP or REDIS.")
    private Protocol protocol = Protocol.HTTP;

    @Option(names = "--keys", required = true, paramLabel = "FILE", description = "Keys to ask for, one a line.")
    private Path keys = Path.of("");

    @Option(names = "--connections", defaultValue = "32", description = "Connections; default ${DEFAULT-VALUE}.")
    private int connections;

    @Option(names = "--threads", defaultValue = "1", description = "Threads that share them; default ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--warm-up",
            defaultValue = "PT2S",
            converter = DurationConverter.class,
            description = "How long reads do not count; default ${DEFAULT-VALUE}.")
    private Duration warmUp = Duration.ZERO;

    @Option(
            names = "--lasting",
            defaultValue = "PT10S",
            converter = DurationConverter.class,
            description = "How long they do; default ${DEFAULT-VALUE}.")
    private Duration lasting = Duration.ZERO;

    @Override
    public Integer call() throws IOException {
        Load load = new Load(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                protocol,
                Files.readAllLines(keys),
                connections,
                threads,
                warmUp,
                lasting);
        PrintWriter out = Output.of(spec);
        out.println(new ObjectMapper().writeValueAsString(load.run()));
        out.flush();
        return 0;
    }
}
