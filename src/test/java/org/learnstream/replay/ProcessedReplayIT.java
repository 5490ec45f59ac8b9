package org.learnstream.replay;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.streams.ProcessingTopology;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.runtime.StreamsApplication;
import org.learnstream.streams.runtime.StreamsProperties;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.testkit.DataSets;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Records;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.Affinity;
import org.learnstream.wire.avro.AffinityVector;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class ProcessedReplayIT {
    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    @TempDir
    private Path directory;

    @Test
    void shouldHaveEveryLearnersAffinitiesAndSlateWhenNothingIsLeftToProcess() throws UndecodableException {
        // given
        Settings settings = settings();
        Map<String, List<String>> courses = new LinkedHashMap<>();
        for (int learner = 0; learner < 200; learner++) {
            courses.put(
                    "U_" + learner, List.of("C_" + learner % 9, "C_" + (learner % 9 + 1), "C_" + (20 + learner % 7)));
        }
        Replay replay =
                new Replay(MoocCubeXReplay.of(MoocCubeX.in(DataSets.moocCubeX(directory, courses))), ReplayOptions.ALL);
        try (TopicAdministration topics = TopicAdministration.connect(settings)) {
            topics.create();
        }
        replay.run(settings, count -> {});
        AtomicLong processed = new AtomicLong();
        Properties properties = StreamsProperties.processing(settings, Framing.SINGLE_OBJECT);
        try (ProcessingLag lag = ProcessingLag.connect(settings)) {
            long before = lag.events();
            StreamsApplication application = StreamsApplication.of(
                    "processing",
                    ProcessingTopology.build(settings, properties, InstantSource.system(), Framing.SINGLE_OBJECT),
                    properties);

            // when
            try (application) {
                application.start();
                lag.awaitNone(processed::addAndGet);
            }

            // then
            assertThat(before).isEqualTo(600);
            assertThat(processed).hasValue(600);
            assertThat(lag.events()).isZero();
        }
        Map<String, AffinityVector> vectors = newest(Topics.AFFINITIES);
        Map<String, Slate> slates = newest(Topics.RECOMMENDATIONS);
        assertThat(vectors.keySet()).isEqualTo(courses.keySet());
        assertThat(slates.keySet()).isEqualTo(courses.keySet());
        courses.forEach((learner, taken) -> {
            assertThat(Objects.requireNonNull(vectors.get(learner)).getEntries())
                    .extracting(Affinity::getCourseId)
                    .containsExactly(taken.get(2), taken.get(1), taken.get(0));
            assertThat(Objects.requireNonNull(slates.get(learner)).getItems())
                    .extracting(SlateItem::getCourseId)
                    .doesNotContainAnyElementsOf(taken);
        });
    }

    private static <V extends SpecificRecordBase> Map<String, V> newest(Topic<V> topic) throws UndecodableException {
        Map<String, V> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : new Records(BROKER.bootstrapServers()).read(topic.name())) {
            newest.put(new String(record.key(), UTF_8), topic.codec().decode(record.value()));
        }
        return newest;
    }

    private Settings settings() {
        return SettingsLoader.load(
                null,
                Map.of(),
                Map.of(
                        "kafka.bootstrap-servers", BROKER.bootstrapServers(),
                        "topics.partitions", "3",
                        "streams.state-directory", directory.resolve("state").toString()));
    }
}
