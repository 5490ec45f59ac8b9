package org.learnstream.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.bench.CourseChoice;
import org.learnstream.bench.Medians;
import org.learnstream.bench.ModelScenario;
import org.learnstream.bench.PublishedCampus;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.EmbeddedBroker;
import org.learnstream.config.Settings;
import org.learnstream.streams.topics.TopicAdministration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long an instance takes from its start until it has rebuilt the course model and can answer. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Measures how long an instance with empty stores takes to rebuild everything from the compacted"
                + " topics of a broker in this process. The first run is that of a cold process; prints it and the"
                + " medians over the runs.")
public final class BenchRestoreCommand implements Callable<Integer> {
    /** The choice that makes the most pairs of courses. */
    private static final CourseChoice CHOICE = CourseChoice.UNIFORM;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Mixin
    private final ScenarioOptions scenarios = new ScenarioOptions();

    @Option(names = "--runs", defaultValue = "3", description = "Runs; default ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures as JSON too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ModelScenario scenario = scenarios.scenario();
        List<Map<String, Double>> figures = new ArrayList<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary())) {
            Settings cluster = settings.load().withBootstrapServers(broker.bootstrapServers());
            try (TopicAdministration topics = TopicAdministration.connect(cluster)) {
                topics.create();
            }
            PublishedCampus campus = new PublishedCampus(scenario, CHOICE);
            try (TerminalProgress progress = TerminalProgress.start("sending the campus", campus.size())) {
                campus.send(cluster, progress);
            }
            RestoreTrial trial = new RestoreTrial(cluster, scenario.learners());
            try (TerminalProgress progress = TerminalProgress.start("restoring", runs)) {
                for (int run = 0; run < runs; run++) {
                    figures.add(trial.run());
                    progress.accept(1);
                }
            }
        }
        report(scenario, figures);
        return 0;
    }

    private void report(ModelScenario scenario, List<Map<String, Double>> figures) throws IOException {
        Medians medians = new Medians();
        figures.forEach(medians::add);
        PrintWriter out = Output.of(spec);
        out.printf(
                Locale.ROOT,
                "%s, %s choice; %d runs, Java %s%n%n",
                ScenarioOptions.words(scenario),
                CHOICE.printed(),
                figures.size(),
                Runtime.version());
        TextTable table = new TextTable("from the start", "first run", "median");
        medians.medians()
                .forEach((figure, median) ->
                        table.row(figure, number(figures.get(0).get(figure)), number(median)));
        out.println(table);
        if (json != null) {
            Map<String, Object> document = ScenarioOptions.document(scenario);
            document.put("choice", CHOICE.printed());
            document.put("runs", figures);
            document.put("medians", medians.medians());
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), document);
        }
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%,.2f", value);
    }
}
