package org.learnstream.config;

import java.nio.file.Path;
import java.time.Duration;

/** How the Kafka Streams applications run. */
public record StreamsSettings(
        @Doc(
                "Name of the processing application and prefix of its internal topics; the serving application appends -serving.")
        String applicationId,

        @Doc("Folder of the state stores; each instance on a machine needs its own.")
        Path stateDirectory,

        @Doc("Stream threads of the processing application; 1 to 1000.")
        int threads,

        @Doc("Copies of each store kept warm on other instances; 0 to 10; 1 in a cluster.")
        int standbyReplicas,

        @Doc("How often transactions are committed; it bounds how soon results are seen.")
        Duration commitInterval,

        @Doc(
                "Memory that RocksDB may use for blocks and write buffers in the whole process, in bytes; at least 16777216.")
        long stateMemoryBytes,

        @Doc(
                "Who shares the work among instances: classic, the instances, with warm-ups before work moves; streams, the brokers (KIP-1071, brokers of 4.2 or newer).")
        String groupProtocol,

        @Doc(
                "Name of this instance in its groups, another one for each instance; empty for a name that is kept in the state directory.")
        String instanceId) {
    /** The brokers share the work among instances. */
    public static final String STREAMS = "streams";

    private static final String CLASSIC = "classic";

    public StreamsSettings {
        Check.that(!applicationId.isBlank(), "streams.application-id", "empty", "a name");
        Check.that(threads >= 1 && threads <= 1000, "streams.threads", threads, "1 to 1000");
        Check.that(
                standbyReplicas >= 0 && standbyReplicas <= 10, "streams.standby-replicas", standbyReplicas, "0 to 10");
        Check.that(commitInterval.toMillis() >= 1, "streams.commit-interval", commitInterval, "at least PT0.001S");
        Check.that(stateMemoryBytes >= 16_777_216, "streams.state-memory-bytes", stateMemoryBytes, "at least 16777216");
        Check.that(
                groupProtocol.equals(CLASSIC) || groupProtocol.equals(STREAMS),
                "streams.group-protocol",
                groupProtocol,
                "classic or streams");
        Check.that(
                instanceId.isEmpty() || instanceId.matches("[A-Za-z0-9._-]{1,200}"),
                "streams.instance-id",
                instanceId,
                "up to 200 of A-Z a-z 0-9 . _ - or nothing");
    }

    /** Whether the brokers share the work among instances, and not the instances themselves. */
    public boolean sharedByBrokers() {
        return groupProtocol.equals(STREAMS);
    }
}
