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

    /** The argument of a broker that belongs to no cluster. */
    static final String ALONE = "alone";

    /**
     * Takes port, data directory, place in a cluster and overrides ({@code key=value}). The data is kept: the parent
     * decides about it.
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> overrides = ChildBroker.overrides(arguments, 3);
        BrokerOptions alone = new BrokerOptions(Integer.parseInt(arguments[0]), Path.of(arguments[1]), true, overrides);
        BrokerOptions options = arguments[2].equals(ALONE) ? alone : alone.withQuorum(Quorum.ofArgument(arguments[2]));
        try (EmbeddedBroker broker = EmbeddedBroker.start(options)) {
            broker.failed().thenAccept(cause -> Runtime.getRuntime().halt(1));
            PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            output.println(READY + broker.bootstrapServers());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }
}
