package org.learnstream.streams.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.catalog.Topic;

/** The comparison of topics as they are with topics as they are to be. */
public final class TopicCheck {
    private TopicCheck() {}

    /** What came out of a check. */
    public sealed interface Result {
        /** Whether the application may run. */
        boolean sound();

        /** Returns what was found and what to do, one line each, for people; empty when all is as it should be. */
        List<String> lines();
    }

    /**
     * The application can run.
     *
     * @param advice what might be better
     * @param bootstrapServers the cluster that was looked at
     */
    public record Sound(List<TopicFinding> advice, String bootstrapServers) implements Result {
        public Sound {
            advice = List.copyOf(advice);
        }

        @Override
        public boolean sound() {
            return true;
        }

        @Override
        public List<String> lines() {
            return TopicCheck.lines(advice, bootstrapServers);
        }
    }

    /**
     * The application must not run.
     *
     * @param problems why; never empty
     * @param advice what might be better besides
     * @param bootstrapServers the cluster that was looked at
     */
    public record Unsound(List<TopicFinding> problems, List<TopicFinding> advice, String bootstrapServers)
            implements Result {
        public Unsound {
            problems = List.copyOf(problems);
            advice = List.copyOf(advice);
        }

        @Override
        public boolean sound() {
            return false;
        }

        @Override
        public List<String> lines() {
            return TopicCheck.lines(problems, bootstrapServers);
        }
    }

    /**
     * The cluster did not answer.
     *
     * @param bootstrapServers the addresses that were tried
     * @param cause what the client said
     */
    public record Unreachable(String bootstrapServers, String cause) implements Result {
        @Override
        public boolean sound() {
            return false;
        }

        @Override
        public List<String> lines() {
            return List.of("the cluster at " + bootstrapServers + " does not answer (" + cause
                    + ") -> start it, or set kafka.bootstrap-servers");
        }
    }

    /** Returns what comes out of comparing plans with states by name. */
    static Result of(List<TopicPlan> plans, Map<String, TopicState> states, String bootstrapServers) {
        List<TopicFinding> findings = findings(plans, states);
        Map<Boolean, List<TopicFinding>> byBlocking =
                findings.stream().collect(Collectors.partitioningBy(TopicFinding::blocking));
        List<TopicFinding> problems = byBlocking.getOrDefault(true, List.of());
        List<TopicFinding> advice = byBlocking.getOrDefault(false, List.of());
        return problems.isEmpty()
                ? new Sound(advice, bootstrapServers)
                : new Unsound(problems, advice, bootstrapServers);
    }

    /** Returns all findings, in the order of the plans. */
    static List<TopicFinding> findings(List<TopicPlan> plans, Map<String, TopicState> states) {
        boolean coPartitioned = coPartitioned(plans, states);
        List<TopicFinding> findings = new ArrayList<>();
        for (TopicPlan plan : plans) {
            TopicState state = states.get(plan.name());
            if (state == null) {
                findings.add(new TopicFinding.Missing(plan.name()));
            } else {
                comparePartitions(plan, state, coPartitioned, findings);
                compareSettings(plan, state, findings);
            }
        }
        return findings;
    }

    private static boolean coPartitioned(List<TopicPlan> plans, Map<String, TopicState> states) {
        return plans.stream()
                        .filter(plan -> plan.topic().keyed() == Topic.Keyed.LEARNER)
                        .map(plan -> states.get(plan.name()))
                        .filter(state -> state != null)
                        .map(TopicState::partitions)
                        .distinct()
                        .count()
                <= 1;
    }

    private static void comparePartitions(
            TopicPlan plan, TopicState state, boolean coPartitioned, List<TopicFinding> findings) {
        if (state.partitions() != plan.partitions()) {
            boolean byLearner = plan.topic().keyed() == Topic.Keyed.LEARNER;
            if (byLearner && !coPartitioned) {
                findings.add(new TopicFinding.NotCoPartitioned(plan.name(), state.partitions(), plan.partitions()));
            } else if (byLearner) {
                findings.add(new TopicFinding.PartitionsOtherwise(plan.name(), state.partitions(), plan.partitions()));
            }
        }
        if (state.replication() < plan.replication()) {
            findings.add(new TopicFinding.FewReplicas(plan.name(), state.replication(), plan.replication()));
        }
    }

    private static void compareSettings(TopicPlan plan, TopicState state, List<TopicFinding> findings) {
        compare(plan, state, TopicConfig.CLEANUP_POLICY_CONFIG, cleanup(plan, state), findings);
        if (plan.topic().cleanup() == Topic.Cleanup.DELETE) {
            compare(plan, state, TopicConfig.RETENTION_MS_CONFIG, retention(plan, state), findings);
        }
        compare(plan, state, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, size(plan, state), findings);
    }

    private static void compare(
            TopicPlan plan, TopicState state, String key, @Nullable String consequence, List<TopicFinding> findings) {
        if (consequence != null) {
            findings.add(new TopicFinding.SettingDiffers(
                    plan.name(), key, state.setting(key), plan.settings().getOrDefault(key, ""), consequence));
        }
    }

    private static @Nullable String cleanup(TopicPlan plan, TopicState state) {
        if (state.setting(TopicConfig.CLEANUP_POLICY_CONFIG)
                .equals(plan.topic().cleanup().policy())) {
            return null;
        }
        return plan.topic().cleanup() == Topic.Cleanup.COMPACT
                ? "the present value of a key that is quiet for long would be deleted"
                : "events would be lost but for the newest of each key";
    }

    private static @Nullable String retention(TopicPlan plan, TopicState state) {
        long found = number(state, TopicConfig.RETENTION_MS_CONFIG);
        long expected = plan.retentionMillis();
        boolean longEnough = found < 0 || (expected >= 0 && found >= expected);
        return longEnough ? null : "records would be deleted sooner than topics.retention says, by their event time";
    }

    private static @Nullable String size(TopicPlan plan, TopicState state) {
        long found = number(state, TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        long expected = Long.parseLong(plan.settings().getOrDefault(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "0"));
        return found >= expected ? null : "records of a permitted size would be refused";
    }

    private static long number(TopicState state, String key) {
        String value = state.setting(key);
        return value.isEmpty() ? Long.MAX_VALUE : Long.parseLong(value);
    }

    private static List<String> lines(List<TopicFinding> findings, String bootstrapServers) {
        Function<TopicFinding, String> line = finding ->
                "topic " + finding.topic() + " " + finding.problem() + " -> " + finding.remedy(bootstrapServers);
        return findings.stream().map(line).toList();
    }
}
