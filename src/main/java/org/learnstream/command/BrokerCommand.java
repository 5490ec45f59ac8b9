package org.learnstream.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.EmbeddedBroker;
import org.learnstream.config.BrokerSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a Kafka broker for trying things out, until it is interrupted. */
@Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        description = "Runs a Kafka broker at 127.0.0.1 for trying things out, until Ctrl-C.")
public final class BrokerCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of its data (broker.data-directory).")
    private @Nullable Path data;

    @Option(names = "--port", paramLabel = "N", description = "Its port; 0 for any free one (broker.port).")
    private @Nullable Integer port;

    @Option(names = "--keep", description = "Keep the data when it ends, and use them again (broker.keep-data).")
    private boolean keep;

    @Override
    public Integer call() throws InterruptedException {
        BrokerSettings chosen = settings.load(ownOptions()).broker();
        BrokerOptions options = new BrokerOptions(chosen.port(), chosen.dataDirectory(), chosen.keepData(), Map.of());
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        EmbeddedBroker broker = EmbeddedBroker.start(options);
        Thread interrupted = new Thread(broker::close, "broker-command-close");
        Runtime.getRuntime().addShutdownHook(interrupted);
        broker.failed().thenAccept(cause -> {
            failure.set(cause);
            ended.countDown();
        });
        print(broker.bootstrapServers(), options);
        ended.await();
        broker.close();
        return failure.get() == null ? 0 : 1;
    }

    private void print(String address, BrokerOptions options) {
        PrintWriter out = Output.of(spec);
        out.println("Kafka broker at " + address + ", data in " + options.dataDirectory()
                + (options.keepData() ? " (kept)" : " (deleted at the end)"));
        out.println("Create the topics: learnstream topics create --bootstrap " + address);
        out.println("Ctrl-C ends it.");
        out.flush();
    }

    private Map<String, String> ownOptions() {
        Map<String, String> own = new LinkedHashMap<>();
        if (data != null) {
            own.put("broker.data-directory", data.toString());
        }
        if (port != null) {
            own.put("broker.port", port.toString());
        }
        if (keep) {
            own.put("broker.keep-data", "true");
        }
        return own;
    }
}
