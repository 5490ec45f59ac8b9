package org.learnstream.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.app.TemporaryFolder;
import org.learnstream.bench.ChurnBenchmark;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.EmbeddedBroker;
import org.learnstream.config.Settings;
import org.learnstream.streams.topics.TopicAdministration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what windows of inactivity cost in the running application. */
@Command(
        name = "churn",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what windows of inactivity cost in the processing application, with a broker in this process and one"
                    + " stream thread: processor time of an event, bytes on disk of a window, and how long it takes to close"
                    + " those of a tenth of the learners at once, while other events go on."
        })
public final class BenchChurnCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--learners", defaultValue = "1000000", description = "Learners; default ${DEFAULT-VALUE}.")
    private int learners;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures as JSON too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Double> figures;
        try (TemporaryFolder folder = TemporaryFolder.create("learnstream-churn-");
                EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary())) {
            Settings measured = settings(broker, folder, Map.of());
            try (TopicAdministration topics = TopicAdministration.connect(measured)) {
                topics.create();
            }
            try (TerminalProgress progress =
                    TerminalProgress.start("sending clicks", ChurnBenchmark.clicks(learners))) {
                figures = new ChurnBenchmark(
                                measured,
                                settings(broker, folder, Map.of("churn.settle", "P1D")),
                                settings(
                                        broker,
                                        folder,
                                        Map.of("streams.application-id", "bench-without", "churn.settle", "P1D")),
                                learners,
                                System.currentTimeMillis(),
                                progress)
                        .run();
            }
        }
        report(figures);
        return 0;
    }

    private Settings settings(EmbeddedBroker broker, TemporaryFolder folder, Map<String, String> own) {
        Map<String, String> values = new LinkedHashMap<>(own);
        values.put("schema.registry.url", "");
        // One thread, whose time is measured.
        values.put("streams.threads", "1");
        return settings.load(values)
                .withBootstrapServers(broker.bootstrapServers())
                .withStateDirectory(folder.path());
    }

    private void report(Map<String, Double> figures) throws IOException {
        PrintWriter out = Output.of(spec);
        out.printf(
                Locale.ROOT,
                "%,d learners, %,d clicks on three days each; Java %s%n%n",
                learners,
                ChurnBenchmark.clicks(learners),
                Runtime.version());
        TextTable table = new TextTable("figure", "value");
        figures.forEach((figure, value) -> table.row(figure, String.format(Locale.ROOT, "%,.1f", value)));
        out.println(table);
        if (json != null) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("learners", learners);
            document.put("figures", figures);
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), document);
        }
    }
}
