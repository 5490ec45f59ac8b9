package org.learnstream.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.dataset.Kdd2015;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.testkit.DataSets;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Records;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.Purchase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class ReplayIT {
    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    @TempDir
    private Path directory;

    @Test
    void shouldFillTheTopicsWithTheDataSetWhenReplayed() throws UndecodableException {
        // given
        createTopics();
        Map<String, List<String>> courses = new LinkedHashMap<>();
        for (int learner = 0; learner < 300; learner++) {
            courses.put("U_" + learner, List.of("C_" + learner % 9, "C_" + (learner % 9 + 1), "C_" + (50 + learner)));
        }
        Replay replay =
                new Replay(MoocCubeXReplay.of(MoocCubeX.in(DataSets.moocCubeX(directory, courses))), ReplayOptions.ALL);
        AtomicLong progress = new AtomicLong();

        // when
        ReplaySummary summary = replay.run(settings(), progress::addAndGet);

        // then
        assertThat(summary.events()).isEqualTo(900);
        assertThat(summary.sent())
                .isEqualTo(Map.of("catalog.courses", 310L, "learner.registrations", 300L, "learning.purchases", 900L));
        assertThat(progress).hasValue(replay.size()).hasValue(1_510);
        Map<String, List<String>> received = new LinkedHashMap<>();
        courses.keySet().forEach(learner -> received.put(learner, new ArrayList<>()));
        for (ConsumerRecord<byte[], byte[]> record : records().read("learning.purchases")) {
            Purchase purchase = Topics.PURCHASES.codec().decode(record.value());
            assertThat(new String(record.key(), UTF_8)).isEqualTo(purchase.getUserId());
            assertThat(header(record, "ce_id")).isEqualTo(purchase.getEventId());
            assertThat(header(record, "ce_source")).isEqualTo("/replay/mooccubex");
            received.computeIfAbsent(purchase.getUserId(), unknown -> new ArrayList<>())
                    .add(purchase.getCourseId());
        }
        assertThat(received).isEqualTo(courses);
        assertThat(records().read("catalog.courses"))
                .filteredOn(record -> new String(record.key(), UTF_8).startsWith("C_"))
                .hasSize(310);
        assertThat(records().read("learner.registrations")).hasSize(300);
    }

    @Test
    void shouldStopAtTheLimitWhenThereAreMoreEvents() {
        // given
        createTopics();
        Replay replay = new Replay(
                Kdd2015Replay.of(Kdd2015.in(DataSets.kdd2015(
                        directory,
                        List.of("1038,4365,2014-05-25,2014-06-23,1"),
                        List.of("1038,4365,2014-05-27,10,0,0,0,0,0,0", "1038,4365,2014-05-28,0,10,0,0,10,0,0")))),
                new ReplayOptions(15, 0));

        // when
        ReplaySummary summary = replay.run(settings(), count -> {});

        // then
        assertThat(summary.events()).isEqualTo(15);
        assertThat(summary.sent()).containsEntry("learning.clicks", 10L);
        assertThat(records().read("learning.clicks")).hasSize(10);
        assertThat(records().read("learning.progress").size()
                        + records().read("learning.discussions").size())
                .isEqualTo(5);
    }

    private void createTopics() {
        try (TopicAdministration topics = TopicAdministration.connect(settings())) {
            topics.create();
        }
    }

    private static Settings settings() {
        return SettingsLoader.load(
                null, Map.of(), Map.of("kafka.bootstrap-servers", BROKER.bootstrapServers(), "topics.partitions", "3"));
    }

    private static Records records() {
        return new Records(BROKER.bootstrapServers());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
