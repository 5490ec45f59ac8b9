package org.learnstream.broker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.Records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class ChildClusterIT {
    @TempDir
    Path folder;

    @Test
    void shouldServeAllRecordsWhenOneOfThreeNodesIsKilled() {
        // given
        try (ChildCluster cluster = ChildCluster.start(3, folder, 256, (node, line) -> {})) {
            Records records = new Records(cluster.bootstrapServers());
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("letters", 3, (short) 3)))
                        .all()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
            }
            records.write(List.of(record("before")));

            // when
            cluster.brokers().get(0).kill();
            records.write(List.of(record("while")));
            cluster.brokers().get(0).restart();
            cluster.brokers().get(1).stop();
            records.write(List.of(record("after")));

            // then
            assertThat(records.read("letters"))
                    .extracting(read -> new String(read.value(), UTF_8))
                    .containsExactlyInAnyOrder("before", "while", "after");
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String text) {
        return new ProducerRecord<>("letters", text.getBytes(UTF_8));
    }
}
