package org.learnstream.generator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.EmbeddedBroker;
import org.learnstream.config.KafkaSettings;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.publish.PublishException;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.testkit.Records;
import org.learnstream.wire.avro.FeedbackKind;
import org.learnstream.wire.avro.RecommendationFeedback;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CampusFeedIT {
    private static final int LEARNERS = 300;
    private static final int COURSES = 120;

    private final EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
    private final Records records = new Records(broker.bootstrapServers());

    @BeforeEach
    void createTopics() {
        Settings settings = SettingsLoader.load(
                null, Map.of(), Map.of("kafka.bootstrap-servers", broker.bootstrapServers(), "topics.partitions", "2"));
        try (TopicAdministration topics = TopicAdministration.connect(settings)) {
            topics.create();
        }
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void shouldDeliverEveryRecordInOrderWhenHistoryIsFed() {
        // given
        Campus campus = campus(System.currentTimeMillis() - Duration.ofDays(30).toMillis());
        Map<String, Long> heard = new HashMap<>();
        FeedListener listener = new FeedListener() {
            @Override
            public synchronized void acknowledged(String topic) {
                heard.merge(topic, 1L, Long::sum);
            }
        };

        // when
        FeedSummary summary;
        try (CampusFeed feed =
                CampusFeed.open(campus, new FeedOptions(0, 5000, 0, false), kafka(), Framing.SINGLE_OBJECT, listener)) {
            summary = feed.run();
        }

        // then
        assertThat(summary.events()).isEqualTo(5000);
        assertThat(summary.acknowledged()).isEqualTo(heard).isEqualTo(stored());
        assertThat(summary.acknowledged().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(5000 + LEARNERS + COURSES);
        assertThat(bytes(Topics.PROGRESS)).containsExactlyElementsOf(expected(Topics.PROGRESS, campus.options()));
        assertThat(records.read(Topics.PROGRESS.name()))
                .allSatisfy(record -> assertThat(new String(
                                record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8))
                        .isEqualTo("org.learnstream.Progress"));
    }

    @Test
    void shouldCountWhatIsWrongWhenAShareIsBad() {
        // given
        Campus campus = campus(System.currentTimeMillis() - Duration.ofDays(30).toMillis());

        // when
        FeedSummary summary;
        try (CampusFeed feed = CampusFeed.open(
                campus, new FeedOptions(0, 5000, 0.1, false), kafka(), Framing.SINGLE_OBJECT, FeedListener.NONE)) {
            summary = feed.run();
        }

        // then
        long flawed =
                summary.flawed().values().stream().mapToLong(Long::longValue).sum();
        assertThat(flawed).isBetween(400L, 700L);
        assertThat(stored().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(5000 + LEARNERS + COURSES + flawed);
        assertThat(nullKeys()).isEqualTo(summary.flawed().get(Flaw.NO_KEY));
    }

    @Test
    void shouldRespondToSlatesWhenLive() throws Exception {
        // given
        Campus campus = campus(System.currentTimeMillis());
        String course = campus.courses().stream()
                .filter(one -> one.value().getPublished())
                .findFirst()
                .orElseThrow()
                .key();
        List<ProducerRecord<byte[], byte[]>> slates = new ArrayList<>();
        for (int number = 0; number < LEARNERS; number++) {
            slates.add(slate(Registrar.id(number), course));
        }
        records.write(slates);
        long before = System.currentTimeMillis();

        CountDownLatch responses = new CountDownLatch(30);
        FeedListener listener = new FeedListener() {
            @Override
            public void acknowledged(String topic) {
                if (topic.equals(Topics.FEEDBACK.name())) {
                    responses.countDown();
                }
            }
        };

        // when
        FeedSummary summary;
        try (CampusFeed feed = CampusFeed.open(
                campus, new FeedOptions(500, Long.MAX_VALUE, 0, true), kafka(), Framing.SINGLE_OBJECT, listener)) {
            CompletableFuture<FeedSummary> running = CompletableFuture.supplyAsync(feed::run);
            assertThat(responses.await(60, TimeUnit.SECONDS)).isTrue();
            feed.stop();
            summary = running.get(30, TimeUnit.SECONDS);
        }

        // then
        assertThat(summary.slates()).isBetween(1L, (long) LEARNERS);
        List<RecommendationFeedback> feedback = new ArrayList<>();
        for (byte[] value : bytes(Topics.FEEDBACK)) {
            feedback.add(Topics.FEEDBACK.codec().decode(value));
        }
        assertThat(feedback).hasSizeGreaterThanOrEqualTo(30).allSatisfy(one -> {
            assertThat(one.getSlateId()).isEqualTo("slate-" + one.getUserId());
            assertThat(one.getCourseId()).isEqualTo(course);
        });
        assertThat(feedback.stream().map(RecommendationFeedback::getKind)).contains(FeedbackKind.IMPRESSION);
        assertThat(feedback.stream().map(RecommendationFeedback::getEventTime))
                .allMatch(time -> time >= before && time <= System.currentTimeMillis());
        assertThat(summary.eventsPerSecond()).isLessThan(505);
    }

    @Test
    void shouldReturnWhenItIsStopped() throws Exception {
        // given
        Campus campus = campus(System.currentTimeMillis());
        CountDownLatch live = new CountDownLatch(1);
        FeedListener listener = new FeedListener() {
            @Override
            public void entered(Phase phase) {
                if (phase == Phase.LIVE) {
                    live.countDown();
                }
            }
        };
        CampusFeed feed = CampusFeed.open(
                campus, new FeedOptions(100, Long.MAX_VALUE, 0, true), kafka(), Framing.SINGLE_OBJECT, listener);
        CompletableFuture<FeedSummary> running = CompletableFuture.supplyAsync(feed::run);
        assertThat(live.await(60, TimeUnit.SECONDS)).isTrue();

        // when
        feed.close();

        // then
        assertThat(running.get(30, TimeUnit.SECONDS).acknowledged()).isEqualTo(stored());
    }

    @Test
    void shouldFailWithTheCauseWhenTheClusterRefusesARecord() {
        // given
        Campus campus = campus(System.currentTimeMillis() - Duration.ofDays(30).toMillis());
        KafkaSettings impatient = new KafkaSettings(broker.bootstrapServers(), Map.of("max.request.size", "600"));

        // when
        try (CampusFeed feed = CampusFeed.open(
                campus, new FeedOptions(0, 5000, 0, false), impatient, Framing.SINGLE_OBJECT, FeedListener.NONE)) {
            // then
            assertThatThrownBy(feed::run)
                    .isInstanceOf(PublishException.class)
                    .hasMessageStartingWith("the cluster refused a record: ")
                    .hasMessageContaining("max.request.size");
        }
    }

    private static Campus campus(long start) {
        return new Campus(new CampusOptions(5, LEARNERS, COURSES, start));
    }

    private KafkaSettings kafka() {
        return new KafkaSettings(broker.bootstrapServers(), Map.of());
    }

    private Map<String, Long> stored() {
        Map<String, Long> counts = new HashMap<>();
        for (Topic<?> topic : Topics.ALL) {
            long count = records.read(topic.name()).size();
            if (count > 0) {
                counts.put(topic.name(), count);
            }
        }
        return counts;
    }

    private long nullKeys() {
        return Topics.ALL.stream()
                .flatMap(topic -> records.read(topic.name()).stream())
                .filter(record -> record.key() == null)
                .count();
    }

    /** Values by learner, and in the order of their arrival for each. */
    private List<byte[]> bytes(Topic<?> topic) {
        return byKey(records.read(topic.name()).stream()
                .collect(Collectors.groupingBy(
                        record -> new String(record.key(), StandardCharsets.UTF_8),
                        Collectors.mapping(ConsumerRecord::value, Collectors.toList()))));
    }

    private static List<byte[]> expected(Topic<?> topic, CampusOptions options) {
        return byKey(CampusRuns.take(new Campus(options), 5000).stream()
                .filter(event -> event.topic().equals(topic))
                .collect(Collectors.groupingBy(
                        CampusEvent::key,
                        Collectors.mapping(event -> event.encoded(Framing.SINGLE_OBJECT), Collectors.toList()))));
    }

    private static List<byte[]> byKey(Map<String, List<byte[]>> values) {
        Set<Map.Entry<String, List<byte[]>>> entries = values.entrySet();
        return entries.stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> slate(String learner, String course) {
        Slate slate = Slate.newBuilder()
                .setSlateId("slate-" + learner)
                .setUserId(learner)
                .setItems(List.of(new SlateItem(course, 1.0, 0, 1.0f, List.of())))
                .setArms(List.of("popularity"))
                .setBecause(List.of())
                .setModelGeneration(1)
                .setTriggerTime(1)
                .setCreatedTime(1)
                .build();
        return new ProducerRecord<>(
                Topics.RECOMMENDATIONS.name(),
                learner.getBytes(StandardCharsets.UTF_8),
                Topics.RECOMMENDATIONS.codec().encode(slate));
    }
}
