package org.learnstream.config;

import java.util.Map;

/** Which Kafka cluster to use, and how to reach it. */
public record KafkaSettings(
        @Doc("Brokers to start from: HOST:PORT, separated by commas.")
        String bootstrapServers,

        @Doc(
                "Passed through to every Kafka client as it is, for example kafka.client.security.protocol; TLS and SASL go here.")
        Map<String, String> client) {
    public KafkaSettings {
        Check.that(!bootstrapServers.isBlank(), "kafka.bootstrap-servers", "empty", "HOST:PORT, separated by commas");
        client = Map.copyOf(client);
    }
}
