package org.learnstream.streams.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.learnstream.config.Settings;
import org.learnstream.config.TopicSettings;

/** The topics of a cluster: created, looked at and checked. */
public final class TopicAdministration implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration VISIBLE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Admin admin;
    private final String bootstrapServers;
    private final List<TopicPlan> plans;

    private TopicAdministration(Admin admin, String bootstrapServers, TopicSettings settings) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
        this.plans = TopicPlan.all(settings);
    }

    /** Connects to the cluster of the settings; whether it answers shows with the first request. */
    public static TopicAdministration connect(Settings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis() / 2);
        properties.putAll(settings.kafka().client());
        properties.put(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
        return new TopicAdministration(
                Admin.create(properties), settings.kafka().bootstrapServers(), settings.topics());
    }

    /** What became of a topic that was to be created. */
    public sealed interface Outcome {
        /** Returns the plan of the topic. */
        TopicPlan plan();

        /** The topic is there now and was not before. */
        record Created(TopicPlan plan) implements Outcome {}

        /** The topic was there already, as planned. */
        record Exists(TopicPlan plan) implements Outcome {}

        /** The topic was there already and is not as planned; nothing was changed. */
        record Differs(TopicPlan plan, List<TopicFinding> findings) implements Outcome {
            public Differs {
                findings = List.copyOf(findings);
            }
        }
    }

    /**
     * Creates the topics that do not exist, and returns when the cluster shows all of them and takes records for every
     * partition. Never changes a topic.
     *
     * @throws ClusterException when the cluster does not answer or refuses
     */
    public List<Outcome> create() {
        Set<String> before = states().keySet();
        Set<String> created = createMissing(before);
        awaitVisible();
        Map<String, TopicState> states = states();
        awaitLeaders(states);
        Map<String, List<TopicFinding>> findings =
                TopicCheck.findings(plans, states).stream().collect(Collectors.groupingBy(TopicFinding::topic));
        List<Outcome> outcomes = new ArrayList<>();
        for (TopicPlan plan : plans) {
            List<TopicFinding> differences = findings.getOrDefault(plan.name(), List.of());
            if (created.contains(plan.name())) {
                outcomes.add(new Outcome.Created(plan));
            } else if (differences.isEmpty()) {
                outcomes.add(new Outcome.Exists(plan));
            } else {
                outcomes.add(new Outcome.Differs(plan, differences));
            }
        }
        return List.copyOf(outcomes);
    }

    /** Compares the cluster's topics with the plans. A cluster that does not answer is a result too. */
    public TopicCheck.Result check() {
        try {
            return TopicCheck.of(plans, states(), bootstrapServers);
        } catch (ClusterException e) {
            return new TopicCheck.Unreachable(bootstrapServers, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Returns those of our topics that the cluster has, by name.
     *
     * @throws ClusterException when the cluster does not answer or refuses
     */
    public Map<String, TopicState> states() {
        Map<String, KafkaFuture<TopicDescription>> asked = admin.describeTopics(
                        plans.stream().map(TopicPlan::name).toList())
                .topicNameValues();
        Map<String, TopicDescription> found = new TreeMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> one : asked.entrySet()) {
            try {
                found.put(one.getKey(), answer(one.getValue()));
            } catch (ClusterException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return withSettings(found);
    }

    @Override
    public void close() {
        admin.close(CLOSE);
    }

    private Map<String, TopicState> withSettings(Map<String, TopicDescription> found) {
        List<ConfigResource> resources = found.keySet().stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<ConfigResource, Config> configs =
                answer(admin.describeConfigs(resources).all());
        Map<String, TopicState> states = new TreeMap<>();
        configs.forEach((resource, config) -> {
            TopicDescription description = found.get(resource.name());
            if (description != null) {
                states.put(resource.name(), state(description, config));
            }
        });
        return states;
    }

    private static TopicState state(TopicDescription description, Config config) {
        Map<String, String> settings = config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        int replication = description.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        return new TopicState(description.name(), description.partitions().size(), replication, settings);
    }

    private Set<String> createMissing(Set<String> present) {
        List<TopicPlan> missing =
                plans.stream().filter(plan -> !present.contains(plan.name())).toList();
        Map<String, KafkaFuture<Void>> asked = admin.createTopics(
                        missing.stream().map(TopicPlan::newTopic).toList())
                .values();
        Set<String> created = new TreeSet<>();
        asked.forEach((name, creation) -> {
            if (isNew(creation)) {
                created.add(name);
            }
        });
        return created;
    }

    /** Whether a topic was created by us; another process may have been faster, which is as good. */
    private static boolean isNew(KafkaFuture<Void> creation) {
        try {
            answer(creation);
            return true;
        } catch (ClusterException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Asks the leader of every partition for an offset, again and again until it answers.
     *
     * <p>A broker that does not know yet that it leads a new partition refuses records. When a producer's first batch is
     * refused and its second one is taken, the first is out of order for ever after, and the producer fails.
     */
    private void awaitLeaders(Map<String, TopicState> states) {
        Map<TopicPartition, OffsetSpec> everywhere = new HashMap<>();
        for (TopicState state : states.values()) {
            for (int partition = 0; partition < state.partitions(); partition++) {
                everywhere.put(new TopicPartition(state.name(), partition), OffsetSpec.latest());
            }
        }
        await(() -> leadersAnswer(everywhere), "topics were created and not all partitions have a leader");
    }

    /** Whether all leaders answer; a broker that has not heard of a new topic yet says that there is none. */
    private boolean leadersAnswer(Map<TopicPartition, OffsetSpec> everywhere) {
        try {
            answer(admin.listOffsets(everywhere).all());
            return true;
        } catch (ClusterException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    /** The controller has created a topic a moment before every broker knows it. */
    private void awaitVisible() {
        await(() -> states().size() >= plans.size(), "topics were created and are not to be seen");
    }

    private static void await(BooleanSupplier condition, String missing) {
        long deadline = System.nanoTime() + VISIBLE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new ClusterException(missing + " after " + VISIBLE);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ClusterException(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException e) {
            throw new ClusterException("no answer within " + ANSWER, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted", e);
        }
    }
}
