package org.learnstream.command;

import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.learnstream.bench.BareTopology;
import org.learnstream.config.Settings;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.runtime.StreamsApplication;
import org.learnstream.streams.runtime.StreamsProperties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the application that the throughput is compared with, until it is interrupted or fails. */
@Command(
        name = "bare",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Runs the application that the throughput is compared with, until it is interrupted.")
public final class BenchBareCommand implements Callable<Integer> {
    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Override
    public Integer call() {
        Settings settings = cluster.load();
        Properties properties = StreamsProperties.processing(settings, Framing.SINGLE_OBJECT);
        try (StreamsApplication application =
                StreamsApplication.of("bare", BareTopology.build(properties), properties)) {
            Runtime.getRuntime().addShutdownHook(new Thread(application::close, "bench-bare-close"));
            application.start();
            application.failure().toCompletableFuture().join();
        } catch (CompletionException failed) {
            return 1;
        }
        return 0;
    }
}
