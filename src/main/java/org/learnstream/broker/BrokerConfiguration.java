package org.learnstream.broker;

import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The settings of a node that is broker and controller at once. */
final class BrokerConfiguration {
    static final int LONE_NODE_ID = 1;
    static final String CLIENT_LISTENER = "PLAINTEXT";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final Map<String, String> COMMON = Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("controller.listener.names", CONTROLLER_LISTENER),
            Map.entry("inter.broker.listener.name", CLIENT_LISTENER),
            Map.entry(
                    "listener.security.protocol.map",
                    CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT"),
            // A topic that nobody declared is a mistake here as in a cluster.
            Map.entry("auto.create.topics.enable", "false"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.num.partitions", "1"),
            // Groups settle at once, and a client that died is noticed as soon as it asks to be.
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.min.session.timeout.ms", "1000"),
            // The same for groups whose work the broker shares.
            Map.entry("group.streams.initial.rebalance.delay.ms", "0"),
            Map.entry("group.streams.min.session.timeout.ms", "1000"),
            Map.entry("group.streams.min.heartbeat.interval.ms", "100"),
            Map.entry("group.streams.max.standby.replicas", "10"),
            // After kill -9 the controller waits for the old registration to run out before it lets the broker back in.
            Map.entry("broker.session.timeout.ms", "2000"),
            // A heartbeat that waits for half of this counts as lost, with an error in the log: not too short, for a
            // busy
            // laptop.
            Map.entry("broker.heartbeat.interval.ms", "500"),
            Map.entry("controlled.shutdown.enable", "true"),
            // A transaction that follows the one before at once meets its unfinished end and is tried again after this
            // time;
            // with the default of 20 ms frequent small transactions take more than twice as long.
            Map.entry("add.partitions.to.txn.retry.backoff.ms", "5"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"),
            Map.entry("background.threads", "2"),
            // The default of 128 MB would be a quarter of a child's heap, taken at the start.
            Map.entry("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024)),
            Map.entry("log.cleaner.backoff.ms", "1000"));

    private static final List<String> COPIES = List.of(
            "default.replication.factor",
            "offsets.topic.replication.factor",
            "transaction.state.log.replication.factor",
            "share.coordinator.state.topic.replication.factor");

    private static final List<String> COPIES_IN_SYNC =
            List.of("min.insync.replicas", "transaction.state.log.min.isr", "share.coordinator.state.topic.min.isr");

    private BrokerConfiguration() {}

    /** Returns the settings for sockets that are bound already, with the options' overrides applied last. */
    static Properties of(BrokerOptions options, BrokerSockets sockets) {
        Properties properties = new Properties();
        properties.putAll(COMMON);
        String clients = sockets.address(CLIENT_LISTENER);
        String controller = sockets.address(CONTROLLER_LISTENER);
        properties.put("listeners", CLIENT_LISTENER + "://" + clients + "," + CONTROLLER_LISTENER + "://" + controller);
        properties.put("advertised.listeners", CLIENT_LISTENER + "://" + clients);
        properties.put("node.id", Integer.toString(options.nodeId()));
        properties.put(
                "controller.quorum.voters",
                options.quorum()
                        .map(quorum -> quorum.voters(controller.substring(0, controller.lastIndexOf(':'))))
                        .orElse(options.nodeId() + "@" + controller));
        int copies = options.quorum().map(Quorum::size).orElse(1);
        COPIES.forEach(key -> properties.put(key, Integer.toString(copies)));
        // One copy may be missing, as while a node is started anew, and never all but one.
        COPIES_IN_SYNC.forEach(key -> properties.put(key, Integer.toString(Math.max(1, copies - 1))));
        properties.put("log.dirs", options.dataDirectory().toString());
        properties.putAll(options.overrides());
        return properties;
    }
}
