package org.learnstream.config;

import java.time.Duration;

/** How the topics are created. */
public record TopicSettings(
        @Doc(
                "Partitions of every learner-keyed topic; 1 to 10000. It bounds the parallelism and cannot be changed later without a replay.")
        int partitions,

        @Doc("Replicas of every topic; 1 to 100; 3 in a cluster.")
        int replication,

        @Doc(
                "How long event topics keep their records, by the timestamps that producers give them; negative for ever, which producers that give event times of the past need.")
        Duration retention,

        @Doc("How long dead letters are kept; negative for ever.")
        Duration deadLetterRetention,

        @Doc(
                "Largest record that the input topics take, in bytes; 1024 to 10485760. The dead-letter topic takes twice as much.")
        int maxMessageBytes) {
    public TopicSettings {
        Check.that(partitions >= 1 && partitions <= 10_000, "topics.partitions", partitions, "1 to 10000");
        Check.that(replication >= 1 && replication <= 100, "topics.replication", replication, "1 to 100");
        Check.that(
                maxMessageBytes >= 1024 && maxMessageBytes <= 10_485_760,
                "topics.max-message-bytes",
                maxMessageBytes,
                "1024 to 10485760");
    }
}
