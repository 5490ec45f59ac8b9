package org.learnstream.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.BanditSettings;
import org.learnstream.config.Settings;
import org.learnstream.dataset.FeedbackFile;
import org.learnstream.domain.bandit.Rewards;
import org.learnstream.domain.evaluation.OffPolicy;
import org.learnstream.domain.evaluation.SlotLog;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicLog;
import org.learnstream.wire.Responses;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Estimates what other policies than the one that ran would have earned, from logged feedback. */
@Command(
        name = "off-policy",
        mixinStandardHelpOptions = true,
        description = {
            "Estimates the reward per slot of policies that did not run, from feedback and the propensities of slots.",
            "Reads the feedback and the slates of a cluster, or --feedback FILE: JSON objects, one a line, with user_id,"
                    + " slate_id, slot, arm, kind and propensity. Rewards are those of the settings bandit.*-reward."
        })
public final class OffPolicyCommand implements Callable<Integer> {
    private static final int GOOD = 0;
    private static final int NOTHING = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--feedback", paramLabel = "FILE", description = "Read this export and no cluster.")
    private @Nullable Path feedback;

    @Option(
            names = "--export",
            paramLabel = "OUT",
            description = "File to write the feedback to, as --feedback reads it.")
    private @Nullable Path export;

    @Option(names = "--json", paramLabel = "OUT", description = "File to write the figures to.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        Settings settings = cluster.load();
        List<SlotLog.Heard> responses = new ArrayList<>();
        SlotLog log = new SlotLog();
        if (feedback == null) {
            read(settings, log, responses);
        } else {
            FeedbackFile.read(feedback, responses::add);
        }
        responses.forEach(log::add);
        if (export != null) {
            Files.write(export, responses.stream().map(FeedbackFile::line).toList());
        }
        BanditSettings bandit = settings.bandit();
        List<OffPolicy.Slot> slots = log.slots(new Rewards(bandit.clickReward(), bandit.enrolmentReward()));
        PrintWriter out = Output.of(spec);
        out.printf(Locale.ROOT, "%,d slots with feedback, %,d with a known propensity%n", log.size(), slots.size());
        if (slots.isEmpty()) {
            out.flush();
            return NOTHING;
        }
        List<OffPolicy.Estimate> estimates = new OffPolicy(slots).estimates();
        out.println(table(estimates));
        estimates.forEach(estimate ->
                estimate.warnings().forEach(warning -> out.println("warning: " + estimate.policy() + ": " + warning)));
        out.flush();
        if (json != null) {
            Files.writeString(json, json(log.size(), slots.size(), estimates));
        }
        return GOOD;
    }

    private static void read(Settings settings, SlotLog log, List<SlotLog.Heard> responses) {
        try (TopicLog topics = TopicLog.connect(settings.kafka(), Framing.of(settings.schema()))) {
            topics.read(Topics.RECOMMENDATIONS, (learnerId, slate) -> add(log, slate));
            topics.read(Topics.FEEDBACK, (learnerId, one) -> {
                Float propensity = one.getPropensity();
                responses.add(new SlotLog.Heard(
                        one.getUserId(),
                        one.getSlateId(),
                        one.getSlot(),
                        one.getArm(),
                        Responses.response(one),
                        propensity == null ? null : propensity.doubleValue()));
            });
        }
    }

    private static void add(SlotLog log, Slate slate) {
        for (int slot = 0; slot < slate.getItems().size(); slot++) {
            SlateItem item = slate.getItems().get(slot);
            log.add(
                    slate.getUserId(),
                    slate.getSlateId(),
                    slot,
                    slate.getArms().get(item.getArm()),
                    item.getPropensity());
        }
    }

    private static TextTable table(List<OffPolicy.Estimate> estimates) {
        TextTable table = new TextTable("policy", "SNIPS", "from", "to", "IPS", "from", "to", "effective slots");
        for (OffPolicy.Estimate estimate : estimates) {
            List<Object> cells = new ArrayList<>(List.of(estimate.policy()));
            for (OffPolicy.Interval interval : List.of(estimate.snips(), estimate.ips())) {
                cells.add(decimals(interval.value()));
                cells.add(decimals(interval.lower()));
                cells.add(decimals(interval.upper()));
            }
            cells.add(String.format(Locale.ROOT, "%,.0f", estimate.effectiveSize()));
            table.row(cells.toArray());
        }
        return table;
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.5f", value);
    }

    private static String json(int heard, int known, List<OffPolicy.Estimate> estimates) throws IOException {
        ObjectNode report = JSON.createObjectNode().put("slots", heard).put("slots_with_propensity", known);
        ArrayNode policies = report.putArray("policies");
        for (OffPolicy.Estimate estimate : estimates) {
            ObjectNode policy = policies.addObject().put("policy", estimate.policy());
            put(policy.putObject("snips"), estimate.snips());
            put(policy.putObject("ips"), estimate.ips());
            policy.put("effective_slots", estimate.effectiveSize()).put("mean_weight", estimate.meanWeight());
            estimate.warnings().forEach(policy.putArray("warnings")::add);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    }

    private static void put(ObjectNode into, OffPolicy.Interval interval) {
        into.put("value", interval.value()).put("lower", interval.lower()).put("upper", interval.upper());
    }
}
