package org.learnstream.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.learnstream.process.LastingPorts;

/**
 * A Kafka cluster of child processes, each broker and controller at once. Everything has a copy on each node and is
 * acknowledged when all but one have it.
 */
public final class ChildCluster implements AutoCloseable {
    private final List<ChildBroker> brokers;

    private ChildCluster(List<ChildBroker> brokers) {
        this.brokers = brokers;
    }

    /**
     * Starts a cluster and returns when all nodes serve clients.
     *
     * @param size how many nodes; a majority of them must be up
     * @param folder where they keep their data
     * @param heapMegabytes how much memory the objects of each may take
     * @param output told each line that a node writes, with the node, from 1; on several threads
     * @throws BrokerUnavailableException when one does not start; none is left running then
     */
    public static ChildCluster start(int size, Path folder, int heapMegabytes, BiConsumer<Integer, String> output) {
        List<Integer> ports = LastingPorts.some(2 * size);
        Map<Integer, Integer> controllers = new HashMap<>();
        IntStream.rangeClosed(1, size).forEach(node -> controllers.put(node, ports.get(size + node - 1)));
        String clusterId = Uuid.randomUuid().toString();
        // A node is ready when a majority is there: they have to start at the same time.
        List<CompletableFuture<ChildBroker>> starting = IntStream.rangeClosed(1, size)
                .mapToObj(node -> CompletableFuture.supplyAsync(
                        () -> ChildBroker.start(
                                new BrokerOptions(ports.get(node - 1), folder.resolve("broker-" + node), true, Map.of())
                                        .withQuorum(new Quorum(clusterId, node, controllers)),
                                heapMegabytes,
                                line -> output.accept(node, line)),
                        // Each waits until it is ready: a pool of the size of the machine would be too small.
                        task -> new Thread(task, "child-broker-start-" + node).start()))
                .toList();
        try {
            return new ChildCluster(
                    starting.stream().map(CompletableFuture::join).toList());
        } catch (CompletionException failed) {
            starting.forEach(each -> each.handle((broker, failure) -> {
                        if (broker != null) {
                            broker.close();
                        }
                        return broker;
                    })
                    .join());
            throw new BrokerUnavailableException("The cluster did not start: " + failed.getMessage(), failed);
        }
    }

    /** Returns the nodes. */
    public List<ChildBroker> brokers() {
        return brokers;
    }

    /** Returns all addresses, for the clients' {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return brokers.stream().map(ChildBroker::bootstrapServers).collect(Collectors.joining(","));
    }

    /** Ends all nodes at once; their data stay. */
    @Override
    public void close() {
        brokers.forEach(ChildBroker::kill);
    }
}
