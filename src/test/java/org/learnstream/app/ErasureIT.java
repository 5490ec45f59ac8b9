package org.learnstream.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.ProcessingTopology;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.runtime.StreamsProperties;
import org.learnstream.streams.serving.ServingTopology;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.streams.view.View;
import org.learnstream.testkit.CommandRun;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.KnowledgeFigures;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Published;
import org.learnstream.testkit.Records;
import org.learnstream.testkit.WholeLearner;
import org.learnstream.wire.Affinities;
import org.learnstream.wire.Registered;
import org.learnstream.wire.UndecodableException;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A learner who is erased from one running instance: from every store, topic, answer and model. */
final class ErasureIT {
    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final long DAY = 86_400_000;
    private static final int PARTITIONS = 2;
    private static final String TOKEN = "the-token-of-the-operator";
    private static final String ERASED = "anna-who-wants-to-go";
    private static final String ARM = "item-cosine";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> others = new ArrayList<>();
    private int companions;

    @TempDir
    private Path folder;

    private Settings settings() throws IOException {
        return SettingsLoader.load(
                null,
                Map.of(),
                Map.ofEntries(
                        Map.entry("kafka.bootstrap-servers", BROKER.bootstrapServers()),
                        Map.entry(
                                "streams.state-directory",
                                folder.resolve("state").toString()),
                        Map.entry("topics.partitions", Integer.toString(PARTITIONS)),
                        Map.entry("recommend.recommender", "popularity"),
                        Map.entry("bandit.arms", ARM),
                        Map.entry("solve.enabled", "false"),
                        Map.entry("churn.settle", "PT1S"),
                        Map.entry("privacy.longest-trace", "PT0S"),
                        Map.entry("http.port", "0"),
                        Map.entry(
                                "http.operator-token-file",
                                Files.writeString(folder.resolve("token"), TOKEN)
                                        .toString())));
    }

    @Test
    void shouldLeaveNothingOfTheLearnerAnywhereWhenErased() throws Exception {
        // given
        Settings settings = settings();
        Records records = new Records(BROKER.bootstrapServers());
        try (TopicAdministration topics = TopicAdministration.connect(settings)) {
            topics.create();
        }
        try (App app = App.start(settings, EnumSet.allOf(Role.class))) {
            assertThat(app.awaitReady(LONGEST)).isTrue();
            compactAtOnce();
            for (String course : List.of("a", "b", "c", "d")) {
                records.write(List.of(new ProducerRecord<>(
                        Topics.COURSES.name(),
                        course.getBytes(UTF_8),
                        Topics.COURSES.codec().encode(Events.course(course).build()))));
            }
            long lastWeek = System.currentTimeMillis() - 8 * DAY;
            records.write(WholeLearner.of(ERASED, ARM, lastWeek));
            others.addAll(List.of("bob", "cy", "dora"));
            for (String other : others) {
                records.write(WholeLearner.of(other, ARM, lastWeek));
            }
            records.write(List.of(
                    new ProducerRecord<>(Topics.CLICKS.name(), ERASED.getBytes(UTF_8), "no record".getBytes(UTF_8))));
            Eventually.holds(
                    LONGEST,
                    () -> get(app, "/v1/churn/alerts").contains(ERASED)
                            && get(app, "/v1/users/bob/neighbours").contains(ERASED)
                            && status(app, "/v1/users/" + ERASED + "/churn") == 200
                            && get(app, "/v1/users/" + ERASED).contains("NO"),
                    () -> get(app, "/v1/churn/alerts") + get(app, "/v1/users/" + ERASED));
            Set<String> everywhere = new TreeSet<>(Set.of(
                    "churn.alerts",
                    "dead.letters",
                    "learner.affinities",
                    "learner.registrations",
                    "recommendations",
                    "churn.states",
                    "learnstream-affinity-evidence-changelog",
                    "learnstream-churn-presence-changelog",
                    "learnstream-feedback-slates-changelog",
                    "learnstream-feedback-timers-changelog",
                    "learnstream-intake-seen-events-changelog"));
            Topics.INPUTS.forEach(topic -> everywhere.add(topic.name()));
            Eventually.holds(
                    LONGEST,
                    () -> topicsThatHold(ERASED).containsAll(everywhere),
                    () -> "only in " + topicsThatHold(ERASED));
            assertThat(topicsThatHold(ERASED)).doesNotContain("churn.examples");
            assertThat(rowsOf(app, settings, ERASED)).hasSizeGreaterThan(15);

            // when
            JsonNode asked =
                    JSON.readTree(send(app, "DELETE", "/v1/users/" + ERASED).body());
            String receipt = asked.at("/receipt").asText();
            Eventually.holds(
                    LONGEST,
                    () -> get(app, receipt).contains("\"state\":\"done\""),
                    () -> "%s %s".formatted(asked, get(app, receipt)));

            // then
            Set<String> holding = new TreeSet<>();
            Eventually.holds(
                    LONGEST,
                    () -> {
                        keepBusy(records);
                        holding.clear();
                        holding.addAll(topicsThatHold(ERASED));
                        return holding.isEmpty();
                    },
                    () -> "topics still hold the learner: " + holding);
            assertThat(rowsOf(app, settings, ERASED)).isEmpty();
            Eventually.holds(
                    LONGEST,
                    () -> difference(app, settings, records).isEmpty(),
                    () -> "the model differs: " + difference(app, settings, records));
            for (String path : answers(app)) {
                assertThat(get(app, path)).as(path).doesNotContain(ERASED);
            }
            for (String path : List.of("", "/churn", "/neighbours")) {
                assertThat(status(app, "/v1/users/" + ERASED + path)).isEqualTo(404);
            }
            assertThat(get(app, receipt)).doesNotContain(ERASED).contains("\"emptied_to\"");
            assertThat(receiptsOf(records, asked.at("/erasure_id").asText())).isEqualTo(1);

            // when
            records.write(List.of(new ProducerRecord<>(
                    Topics.PROGRESS.name(),
                    ERASED.getBytes(UTF_8),
                    Topics.PROGRESS
                            .codec()
                            .encode(Events.progress("progress", ERASED, "d", System.currentTimeMillis(), 0.3)
                                    .build()))));

            // then
            Eventually.holds(
                    LONGEST,
                    () -> get(app, "/v1/users/" + ERASED).contains("\"course_id\":\"d\""),
                    () -> get(app, "/v1/users/" + ERASED));
            assertThat(json(app, "/v1/users/" + ERASED).at("/affinities")).hasSize(1);
            assertThat(json(app, "/v1/users/" + ERASED).has("registration")).isFalse();

            // when
            CommandRun run = CommandRun.of(
                    "erase", "--bootstrap", BROKER.bootstrapServers(), "bob", "--by", "a test", "--wait=PT2M");

            // then
            assertThat(run.exitCode()).as(run.output() + run.errors()).isZero();
            assertThat(run.output())
                    .contains("unlearnt by the models")
                    .contains("affinity-evidence")
                    .contains("deleted before offset")
                    .contains("by a test")
                    .doesNotContain("bob");
            assertThat(status(app, "/v1/users/bob/churn")).isEqualTo(404);
        }
    }

    /** Has topics compacted within seconds and not within a day, changelogs included. */
    private static void compactAtOnce() throws Exception {
        try (Admin admin = Admin.create(BROKER.clientProperties())) {
            Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
            for (String topic : ownTopics(admin)) {
                List<AlterConfigOp> ops = new ArrayList<>();
                Map.of(
                                "segment.ms", "500",
                                "min.cleanable.dirty.ratio", "0.0",
                                "delete.retention.ms", "0",
                                "max.compaction.lag.ms", "1000")
                        .forEach((name, value) ->
                                ops.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
                changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), ops);
            }
            admin.incrementalAlterConfigs(changes).all().get();
        }
    }

    private static Set<String> ownTopics(Admin admin) {
        return admin.listTopics().names().toCompletionStage().toCompletableFuture().join().stream()
                .filter(topic -> !topic.startsWith("__"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the topics with any record that holds a text, in key, value or headers. */
    private static Set<String> topicsThatHold(String text) {
        Set<String> holding = new TreeSet<>();
        Map<String, Object> properties = new HashMap<>(BROKER.clientProperties());
        properties.put("enable.auto.commit", false);
        properties.put("isolation.level", "read_committed");
        try (Admin admin = Admin.create(BROKER.clientProperties());
                KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Set<String> topics = ownTopics(admin);
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(partition -> topics.contains(partition.topic()))
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (text(record).contains(text)) {
                        holding.add(record.topic());
                    }
                });
            }
        }
        return holding;
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder text = new StringBuilder(text(record.key())).append(' ').append(text(record.value()));
        record.headers()
                .forEach(header ->
                        text.append(' ').append(header.key()).append(' ').append(text(header.value())));
        return text.toString();
    }

    /** Bytes as text, each byte a character, so that an identifier is found whatever is around it. */
    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }

    /** Writes something behind the learner's records in every topic: only what is not written to any more is compacted. */
    private void keepBusy(Records records) {
        String companion = companionOf(ERASED);
        others.add(companion);
        records.write(WholeLearner.of(companion, ARM, System.currentTimeMillis() - DAY));
        String erased = companionOf(ERASED);
        CommandRun run = CommandRun.of("erase", "--bootstrap", BROKER.bootstrapServers(), erased);
        assertThat(run.exitCode()).as(run.errors()).isZero();
    }

    /** Returns another learner of the same partition. */
    private String companionOf(String learner) {
        String companion;
        do {
            companion = "companion-" + companions++;
        } while (partition(companion) != partition(learner));
        return companion;
    }

    private static int partition(String learner) {
        return Utils.toPositive(Utils.murmur2(learner.getBytes(UTF_8))) % PARTITIONS;
    }

    /** Returns the rows of all stores of all tasks that hold a learner. */
    private static List<String> rowsOf(App app, Settings settings, String learner) {
        List<String> rows = new ArrayList<>();
        Properties processing = StreamsProperties.processing(settings, Framing.SINGLE_OBJECT);
        collect(
                app.applications().get(1).streams(),
                ProcessingTopology.build(settings, processing, Instant::now, Framing.SINGLE_OBJECT),
                rows);
        collect(
                app.applications().get(0).streams(),
                ServingTopology.build(StreamsProperties.serving(settings, Framing.SINGLE_OBJECT)),
                rows);
        assertThat(rows).isNotEmpty();
        return rows.stream().filter(row -> row.contains(learner)).toList();
    }

    private static void collect(KafkaStreams streams, Topology topology, List<String> rows) {
        Set<String> names = new LinkedHashSet<>();
        topology.describe()
                .subtopologies()
                .forEach(part -> part.nodes().forEach(node -> {
                    if (node instanceof TopologyDescription.Processor processor) {
                        names.addAll(processor.stores());
                    }
                }));
        topology.describe()
                .globalStores()
                .forEach(store -> names.removeAll(store.processor().stores()));
        for (String name : names) {
            try (KeyValueIterator<?, ?> iterator = all(streams, name)) {
                iterator.forEachRemaining(row -> rows.add(name + ' ' + shown(row.key) + ' ' + shown(row.value)));
            }
        }
    }

    private static KeyValueIterator<?, ?> all(KafkaStreams streams, String name) {
        try {
            return streams.store(StoreQueryParameters.fromNameAndType(
                            name, QueryableStoreTypes.<Object, Object>keyValueStore()))
                    .all();
        } catch (InvalidStateStoreException anotherKind) {
            return streams.store(StoreQueryParameters.fromNameAndType(
                            name, QueryableStoreTypes.<Object, Object>windowStore()))
                    .all();
        }
    }

    private static String shown(Object stored) {
        if (stored instanceof Windowed<?> windowed) {
            return shown(windowed.key()) + '@' + windowed.window().start();
        }
        return stored instanceof byte[] bytes ? text(bytes) : String.valueOf(stored);
    }

    /** Returns in what the model in memory differs, bit by bit, from one that is made of the others' vectors alone. */
    private Set<Map.Entry<String, Object>> difference(App app, Settings settings, Records records) {
        LiveKnowledge live = app.applications()
                .get(1)
                .streams()
                .store(StoreQueryParameters.fromNameAndType(Stores.COURSE_MODEL, View.type(LiveKnowledge.class)))
                .content();
        LiveKnowledge neverSaw = new LiveKnowledge(settings.modelOptions());
        try {
            for (ConsumerRecord<byte[], byte[]> record : records.read(Topics.REGISTRATIONS.name())) {
                String learner = new String(record.key(), UTF_8);
                if (others.contains(learner) && record.value() != null) {
                    neverSaw.register(
                            learner,
                            Registered.demographics(Topics.REGISTRATIONS.codec().decode(record.value())));
                }
            }
            for (ConsumerRecord<byte[], byte[]> record : records.read(Topics.AFFINITIES.name())) {
                String learner = new String(record.key(), UTF_8);
                if (others.contains(learner) && record.value() != null) {
                    neverSaw.learn(
                            learner,
                            Affinities.fromAvro(Topics.AFFINITIES.codec().decode(record.value())));
                }
            }
        } catch (UndecodableException bad) {
            throw new IllegalStateException(bad);
        }
        long now = System.currentTimeMillis();
        var demographics = Registered.demographics(Published.registration("anybody"));
        Map<String, Object> figures = KnowledgeFigures.of(live, demographics, now);
        Map<String, Object> expected = KnowledgeFigures.of(neverSaw, demographics, now);
        assertThat(neverSaw.statistics().learners()).isEqualTo(others.size());
        Set<Map.Entry<String, Object>> difference = new LinkedHashSet<>(figures.entrySet());
        difference.removeAll(expected.entrySet());
        expected.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(figures.get(entry.getKey())))
                .forEach(difference::add);
        return difference;
    }

    /** How many last receipts an erasure has, in all of the topic. */
    private static long receiptsOf(Records records, String erasureId) {
        return records.read(Topics.RECEIPTS.name()).stream()
                .filter(record -> new String(record.key(), UTF_8).equals(erasureId))
                .filter(record -> {
                    try {
                        return Topics.RECEIPTS.codec().decode(record.value()).getDoneTime() != null;
                    } catch (UndecodableException bad) {
                        throw new IllegalStateException(bad);
                    }
                })
                .count();
    }

    /** Returns every path that answers a GET and ends, about others. */
    private List<String> answers(App app) {
        List<String> paths = new ArrayList<>();
        json(app, "/").at("/endpoints").forEach(endpoint -> {
            String path = endpoint.at("/path").asText();
            if (endpoint.at("/method").asText().equals("GET") && !path.endsWith("/stream")) {
                paths.add(path.replace("{user_id}", others.get(0))
                        .replace("{course_id}", "a")
                        .replace("{erasure_id}", "unknown"));
            }
        });
        paths.add("/v1/churn/alerts?limit=1000");
        paths.add("/v1/users/" + others.get(0) + "/neighbours?k=100");
        return paths;
    }

    private JsonNode json(App app, String path) {
        try {
            return JSON.readTree(get(app, path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String get(App app, String path) {
        return send(app, "GET", path).body();
    }

    private int status(App app, String path) {
        return send(app, "GET", path).statusCode();
    }

    private HttpResponse<String> send(App app, String method, String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(app.url() + path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .header("Authorization", "Bearer " + TOKEN)
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
