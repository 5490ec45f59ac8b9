package org.learnstream.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsException;
import org.learnstream.dataset.Kdd2015;
import org.learnstream.domain.intervention.Reach;
import org.learnstream.evaluation.InterventionCounts;
import org.learnstream.evaluation.InterventionDryRun;
import org.learnstream.evaluation.InterventionReport;
import org.learnstream.evaluation.Kdd2015Silences;
import org.learnstream.evaluation.ToldSilences;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicLog;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what rules of interventions would have done; nothing is sent to anybody. */
@Command(
        name = "interventions",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what the rules of interventions would have done; nothing is sent to anybody.",
            "Replays KDD Cup 2015 in event time (--data), or goes through the alerts of a cluster (--bootstrap). Each rule is"
                    + " asked about each alert; the tables say how often it was applied, how often that waits for the end of"
                    + " quiet hours, how often it did not apply and why, and after which share of its suggestions the learner"
                    + " came back within 10 days, where that is known. Lines of rules whose conditions no alert met are left"
                    + " out.",
            "Neither source knows money or sentiment: value is 0 and sentiment unknown. Thresholds are those of churn.*."
        })
public final class InterventionsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @ArgGroup(multiplicity = "1")
    private @Nullable Source source;

    /** Where alerts come from. */
    static final class Source {
        @Option(
                names = "--data",
                required = true,
                paramLabel = "DIR",
                description = "Folder of the data set KDD Cup 2015, or the folder that holds it as kdd2015.")
        private @Nullable Path data;

        @Option(
                names = "--bootstrap",
                required = true,
                paramLabel = "HOST:PORT",
                description =
                        "Brokers whose churn.alerts and learner.registrations are read (committed records alone).")
        private @Nullable String bootstrap;
    }

    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description = "File with the rules, one a line as in interventions.rules, which it takes the place of.")
    private @Nullable Path rules;

    @Option(
            names = "--consent",
            paramLabel = "SHARE",
            defaultValue = "1",
            description =
                    "With --data: share of the learners that agreed to messages, 0 to 1; default ${DEFAULT-VALUE}.")
    private double consent;

    @Option(names = "--limit", paramLabel = "N", description = "With --data: the first N learners only.")
    private int limit = Integer.MAX_VALUE;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "0",
            description = "Show N alerts of each rule, and N without a suggestion; default ${DEFAULT-VALUE}.")
    private int examples;

    @Option(names = "--by-month", description = "One line for each rule, level and month.")
    private boolean byMonth;

    @Option(
            names = "--json",
            paramLabel = "OUT",
            description = "File to write the figures to, by rule, month and level.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        require(consent >= 0 && consent <= 1, "--consent is " + consent + ", expected 0 to 1");
        require(limit >= 1, "--limit is " + limit + ", expected 1 or more");
        require(examples >= 0, "--examples is " + examples + ", expected 0 or more");
        Settings loaded = settings.load(own());
        InterventionDryRun dryRun =
                new InterventionDryRun(loaded.interventions().table(), examples);
        Path data = Objects.requireNonNull(source, "required").data;
        if (data == null) {
            readCluster(loaded, dryRun);
        } else {
            replay(data, loaded, dryRun);
        }
        InterventionReport report = dryRun.report();
        print(report);
        if (json != null) {
            Files.writeString(json, report.json());
        }
        return 0;
    }

    private Map<String, String> own() {
        Map<String, String> own = new HashMap<>();
        String bootstrap = Objects.requireNonNull(source, "required").bootstrap;
        if (bootstrap != null) {
            own.put("kafka.bootstrap-servers", bootstrap);
        }
        if (rules != null) {
            try {
                own.put("interventions.rules", Files.readString(rules));
            } catch (IOException failure) {
                throw new SettingsException("the rules " + rules + " cannot be read: " + failure.getMessage());
            }
        }
        return own;
    }

    private void replay(Path data, Settings loaded, InterventionDryRun dryRun) {
        Kdd2015Silences silences =
                new Kdd2015Silences(Kdd2015.in(data), loaded.churn().thresholds(), dryRun, consent, limit);
        try (TerminalProgress progress = TerminalProgress.start("replaying", silences.size())) {
            silences.run(progress);
        }
    }

    private static void readCluster(Settings loaded, InterventionDryRun dryRun) {
        Map<String, Reach> reach = new HashMap<>();
        ToldSilences silences = new ToldSilences(dryRun, learner -> reach.getOrDefault(learner, Reach.UNKNOWN));
        try (TopicLog log = TopicLog.connect(loaded.kafka(), Framing.of(loaded.schema()))) {
            log.read(
                    Topics.REGISTRATIONS,
                    (learner, said) ->
                            reach.put(learner, new Reach(said.getConsent().getMessages(), said.getCountry())));
            log.read(Topics.CHURN_ALERTS, (learner, alert) -> silences.tell(alert));
        }
        silences.end();
    }

    private void print(InterventionReport report) {
        PrintWriter out = Output.of(spec);
        List<InterventionCounts> unanswered =
                List.copyOf(report.unanswered(cell -> "").values());
        long without =
                unanswered.stream().mapToLong(InterventionCounts::suggested).sum();
        long suggestions = report.byAction().values().stream()
                .mapToLong(InterventionCounts::suggested)
                .sum();
        out.printf(
                Locale.ROOT,
                "%,d learners, %,d alerts, %,d with a suggestion%n%n",
                report.learners(),
                suggestions + without,
                suggestions);
        InterventionTables tables = new InterventionTables(report, byMonth);
        out.println(tables.byRule());
        String unmet = tables.unmet();
        if (!unmet.isEmpty()) {
            out.println("No alert met the conditions of " + unmet + ".");
        }
        out.println();
        out.println(tables.byAction());
        if (!report.examples().isEmpty()) {
            out.println();
            out.println(tables.examples());
        }
        out.flush();
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            throw new ParameterException(
                    Objects.requireNonNull(spec, "set by picocli").commandLine(), complaint);
        }
    }
}
