package org.learnstream.chaos;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import org.learnstream.broker.ChildBroker;
import org.learnstream.broker.ChildCluster;
import org.learnstream.domain.chaos.FaultKind;

/** The brokers, as what faults happen to. */
final class BrokerTarget implements FaultTarget, AutoCloseable {
    private static final long ANSWER_SECONDS = 10;

    private final ChildCluster cluster;
    private final Admin admin;
    private @Nullable Stutter stutter;

    BrokerTarget(ChildCluster cluster) {
        this.cluster = cluster;
        this.admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()));
    }

    @Override
    public void inflict(int member, FaultKind kind) {
        ChildBroker broker = cluster.brokers().get(member);
        switch (kind) {
            case KILL -> broker.kill();
            case PAUSE -> broker.process().pause();
            case RESTART -> broker.stop();
            case SLOW -> stutter = new Stutter(broker.process());
            case FULL_DISK -> throw new IllegalArgumentException("a broker whose disk is full ends for good");
        }
    }

    @Override
    public void mend(int member, FaultKind kind) {
        ChildBroker broker = cluster.brokers().get(member);
        switch (kind) {
            case KILL, RESTART -> broker.restart();
            case PAUSE -> broker.process().resume();
            case SLOW, FULL_DISK -> {
                Stutter running = stutter;
                if (running != null) {
                    running.close();
                    stutter = null;
                }
            }
        }
    }

    @Override
    public boolean whole() {
        int size = cluster.brokers().size();
        if (!cluster.brokers().stream().allMatch(ChildBroker::alive)) {
            return false;
        }
        try {
            Collection<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS);
            Collection<TopicDescription> described = admin.describeTopics(topics)
                    .allTopicNames()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                    .values();
            return described.stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.isr().size() == size);
        } catch (ExecutionException | TimeoutException notNow) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public String name(int member) {
        return "broker " + (member + 1);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
