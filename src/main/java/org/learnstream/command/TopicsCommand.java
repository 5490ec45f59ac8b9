package org.learnstream.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.streams.topics.TopicAdministration.Outcome;
import org.learnstream.streams.topics.TopicCheck;
import org.learnstream.streams.topics.TopicFinding;
import org.learnstream.streams.topics.TopicPlan;
import org.learnstream.streams.topics.TopicState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Creates the topics, checks them, lists them. */
@Command(name = "topics", mixinStandardHelpOptions = true, description = "Creates, checks and lists the topics.")
public final class TopicsCommand implements Callable<Integer> {
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final int MISUSED = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter errors = Output.errors(spec);
        errors.println("Say what to do with the topics: create, check or list.");
        return MISUSED;
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            description = "Creates the topics that do not exist, with the partitions, replicas and retention of the"
                    + " settings, and registers their schemas where there is a schema registry. Never changes a topic.")
    int create(@Mixin ClusterOptions cluster) {
        Settings settings = cluster.load();
        TextTable table = new TextTable("topic", "partitions", "replicas", "cleanup", "retention", "outcome");
        boolean good = true;
        try (TopicAdministration administration = TopicAdministration.connect(settings)) {
            List<Outcome> outcomes = administration.create();
            Map<String, TopicState> states = administration.states();
            for (Outcome outcome : outcomes) {
                TopicState state = states.get(outcome.plan().name());
                if (state != null) {
                    describe(table, state, words(outcome));
                }
            }
            PrintWriter out = Output.of(spec);
            out.println(table);
            for (Outcome outcome : outcomes) {
                if (outcome instanceof Outcome.Differs differs) {
                    good &= differs.findings().stream().noneMatch(TopicFinding::blocking);
                    differs.findings().forEach(finding -> print(out, finding, settings));
                }
            }
        }
        Framing framing = Framing.of(settings.schema().withAutoRegister(true));
        int schemas = framing.register();
        framing.registryUrl()
                .ifPresent(url -> Output.of(spec).println(schemas + " schemas are in schema registry " + url));
        return good ? GOOD : BAD;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Says whether the topics, and their schemas in a schema registry, are as the application needs"
                            + " them, and what to do if not.")
    int check(@Mixin ClusterOptions cluster) {
        Settings settings = cluster.load();
        try (TopicAdministration administration = TopicAdministration.connect(settings)) {
            TopicCheck.Result result = administration.check();
            PrintWriter out = Output.of(spec);
            if (result.sound()) {
                out.println(Topics.ALL.size() + " topics at " + settings.kafka().bootstrapServers()
                        + " are as they should be");
            }
            result.lines().forEach(out::println);
            List<String> missing =
                    Framing.of(settings.schema().withAutoRegister(false)).missing();
            missing.forEach(out::println);
            return result.sound() && missing.isEmpty() ? GOOD : BAD;
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the topics as they are.")
    int list(@Mixin ClusterOptions cluster) {
        Settings settings = cluster.load();
        TextTable table = new TextTable("topic", "partitions", "replicas", "cleanup", "retention", "key");
        try (TopicAdministration administration = TopicAdministration.connect(settings)) {
            Map<String, TopicState> states = administration.states();
            for (TopicPlan plan : TopicPlan.all(settings.topics())) {
                TopicState state = states.get(plan.name());
                if (state == null) {
                    table.row(
                            plan.name(), "-", "-", "-", "-", words(plan.topic().keyed()));
                } else {
                    describe(table, state, words(plan.topic().keyed()));
                }
            }
        }
        Output.of(spec).println(table);
        return GOOD;
    }

    private static void describe(TextTable table, TopicState state, String last) {
        String cleanup = state.setting(TopicConfig.CLEANUP_POLICY_CONFIG);
        table.row(
                state.name(),
                state.partitions(),
                state.replication(),
                cleanup,
                cleanup.contains("delete") ? retention(state) : "newest per key",
                last);
    }

    private static String retention(TopicState state) {
        Duration retention = Duration.ofMillis(Long.parseLong(state.setting(TopicConfig.RETENTION_MS_CONFIG)));
        if (retention.isNegative()) {
            return "for ever";
        }
        return retention.toDays() > 0 ? retention.toDays() + " days" : retention.toString();
    }

    private static void print(PrintWriter out, TopicFinding finding, Settings settings) {
        out.println("topic " + finding.topic() + " " + finding.problem() + " -> "
                + finding.remedy(settings.kafka().bootstrapServers()));
    }

    private static String words(Outcome outcome) {
        if (outcome instanceof Outcome.Created) {
            return "created";
        }
        return outcome instanceof Outcome.Exists ? "exists" : "differs";
    }

    private static String words(Topic.Keyed keyed) {
        return switch (keyed) {
            case LEARNER -> "learner";
            case COURSE -> "course";
            case MODEL -> "model";
            case ANY -> "any";
        };
    }
}
