package org.learnstream.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.bench.CampusFlow;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.ChildBroker;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.domain.chaos.FaultKind;
import org.learnstream.streams.topics.TopicAdministration;

import static org.assertj.core.api.Assertions.assertThat;

/** Three instances, each a process, are restarted one after the other while readers read and events come. */
final class RollingRestartIT {
    private static final int INSTANCES = 3;
    private static final int PARTITIONS = 2;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerEveryReadWhenInstancesAreRestartedOneAfterTheOther() throws InterruptedException {
        // given
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        CountDownLatch over = new CountDownLatch(1);
        try (ChildBroker broker = ChildBroker.start(BrokerOptions.temporary())) {
            Map<String, String> common = settings(broker);
            Settings settings = SettingsLoader.load(null, Map.of(), common);
            try (TopicAdministration topics = TopicAdministration.connect(settings)) {
                topics.create();
            }
            try (CampusFlow campus = new CampusFlow(settings, 100, 20, System.currentTimeMillis());
                    Instances instances =
                            Instances.start(INSTANCES, folder, 384, common, PARTITIONS, (number, line) -> {})) {
                campus.prepare(sent -> {});
                campus.start(50);
                awaitWhole(instances);
                List<String> urls =
                        instances.all().stream().map(InstanceProcess::url).toList();
                Readers readers = new Readers(1, campus.learners(), urls, over, failures::add);

                // when
                for (int member = 0; member < INSTANCES; member++) {
                    instances.inflict(member, FaultKind.RESTART);
                    instances.mend(member, FaultKind.RESTART);
                    awaitWhole(instances);
                }
                over.countDown();
                readers.awaitEnd();

                // then
                assertThat(failures).isEmpty();
                assertThat(readers.failed()).isZero();
                assertThat(readers.reads()).isGreaterThan(100);
                assertThat(instances.endedThemselves()).isZero();
            }
        }
    }

    private static void awaitWhole(Instances instances) {
        assertThat(new Drain(LONGEST, () -> false).await(instances::whole)).isTrue();
    }

    private static Map<String, String> settings(ChildBroker broker) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("kafka.bootstrap-servers", broker.bootstrapServers());
        settings.put("topics.partitions", Integer.toString(PARTITIONS));
        settings.put("streams.standby-replicas", "1");
        settings.put("streams.state-memory-bytes", Integer.toString(32 << 20));
        settings.put("recommend.recommender", "item-cosine-recency");
        settings.put("bandit.enabled", "false");
        settings.put("solve.enabled", "false");
        return settings;
    }
}
