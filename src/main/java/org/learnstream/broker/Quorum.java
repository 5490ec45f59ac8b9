package org.learnstream.broker;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A node's place in a cluster: every node is broker and controller at once, and every controller has a vote.
 *
 * @param clusterId Kafka's identifier of the cluster, the same on all nodes
 * @param nodeId this node, one of the voters
 * @param controllerPorts on which port of 127.0.0.1 the controller of each node listens, by node
 */
public record Quorum(String clusterId, int nodeId, Map<Integer, Integer> controllerPorts) {
    public Quorum {
        controllerPorts = Map.copyOf(controllerPorts);
        if (!controllerPorts.containsKey(nodeId)) {
            throw new IllegalArgumentException("node " + nodeId + " is none of " + controllerPorts.keySet());
        }
    }

    /** Returns the port of this node's controller. */
    int controllerPort() {
        return controllerPorts.getOrDefault(nodeId, 0);
    }

    /** Returns the voters, as Kafka writes them. */
    String voters(String host) {
        return new TreeMap<>(controllerPorts)
                .entrySet().stream()
                        .map(voter -> voter.getKey() + "@" + host + ":" + voter.getValue())
                        .collect(Collectors.joining(","));
    }

    /** Returns how many copies of everything there can be. */
    int size() {
        return controllerPorts.size();
    }

    /** Returns it as one argument of a command line. */
    String argument() {
        return clusterId + "/" + nodeId + "/"
                + new TreeMap<>(controllerPorts)
                        .entrySet().stream()
                                .map(voter -> voter.getKey() + "@" + voter.getValue())
                                .collect(Collectors.joining(","));
    }

    /** Returns what an argument stands for. */
    static Quorum ofArgument(String argument) {
        String[] parts = argument.split("/", -1);
        return new Quorum(
                parts[0],
                Integer.parseInt(parts[1]),
                Arrays.stream(parts[2].split(",", -1))
                        .map(voter -> voter.split("@", -1))
                        .collect(Collectors.toMap(
                                voter -> Integer.parseInt(voter[0]), voter -> Integer.parseInt(voter[1]))));
    }
}
