package org.learnstream.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The entry point of the child process of a {@link ChildBroker}: one broker that runs until its standard input ends.
 *
 * <p>The parent holds the other end of that input, so the child does not outlive it, however the parent ends.
 */
final class BrokerProcess {
    static final String READY = "broker-ready ";

    private BrokerProcess() {}

    /** Takes port, data directory and overrides ({@code key=value}). The data is kept: the parent decides about it. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> overrides = ChildBroker.overrides(arguments, 2);
        BrokerOptions options =
                new BrokerOptions(Integer.parseInt(arguments[0]), Path.of(arguments[1]), true, overrides);
        try (EmbeddedBroker broker = EmbeddedBroker.start(options)) {
            broker.failed().thenAccept(cause -> Runtime.getRuntime().halt(1));
            PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            output.println(READY + broker.bootstrapServers());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }
}
