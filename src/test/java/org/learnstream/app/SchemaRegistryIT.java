package org.learnstream.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.registry.SchemaRefusedException;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.testkit.CommandRun;
import org.learnstream.testkit.ConfluentPeer;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.LiveRegistry;
import org.learnstream.testkit.Records;
import org.learnstream.wire.SchemasUnavailableException;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole application beside a real schema registry and another application, which share its topics. */
final class SchemaRegistryIT {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final String PROGRESS = "learning.progress-value";
    private static final byte[] NUMBER_OF_NOTHING = {0, 0, 0, 0x27, 0x0F, 2, 4, 6};

    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    @TempDir
    private Path folder;

    private final Records records = new Records(BROKER.bootstrapServers());
    private final HttpClient client = HttpClient.newHttpClient();
    private LiveRegistry registry;
    private ConfluentPeer peer;

    @BeforeEach
    void start() {
        records.deleteAll();
        registry = LiveRegistry.start(folder);
        peer = new ConfluentPeer(registry.url());
        try (TopicAdministration topics = TopicAdministration.connect(settings())) {
            topics.create();
        }
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private Settings settings(String... more) {
        return SettingsLoader.load(null, Map.of(), values(more));
    }

    private Map<String, String> values(String... more) {
        Map<String, String> values = new HashMap<>(Map.of(
                "kafka.bootstrap-servers", BROKER.bootstrapServers(),
                "schema.registry.url", registry.url(),
                "streams.application-id", "registry-" + folder.getFileName(),
                "streams.state-directory", folder.resolve("state").toString(),
                "topics.partitions", "1",
                "recommend.recommender", "popularity",
                "bandit.enabled", "false",
                "solve.enabled", "false",
                "churn.settle", "PT1S",
                "http.port", "0"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return values;
    }

    private App serve(String... more) throws InterruptedException {
        App app = App.start(settings(more), EnumSet.allOf(Role.class));
        assertThat(app.awaitReady(LONGEST)).isTrue();
        return app;
    }

    /** Returns what another version of LearnStream, or another application, would register: one field more. */
    private Schema widerProgress() {
        Schema ours = peer.newest(PROGRESS);
        List<Schema.Field> fields = new ArrayList<>();
        ours.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        fields.add(new Schema.Field(
                "mood",
                SchemaBuilder.nullable().stringType(),
                "How the learner felt.",
                Schema.Field.NULL_DEFAULT_VALUE));
        return Schema.createRecord(ours.getName(), ours.getDoc(), ours.getNamespace(), false, fields);
    }

    private static ProducerRecord<byte[], byte[]> progress(int number, Schema schema, String learner, long time) {
        GenericRecord avro = new GenericData.Record(schema);
        schema.getFields().stream()
                .filter(Schema.Field::hasDefaultValue)
                .forEach(field -> avro.put(field.pos(), GenericData.get().getDefaultValue(field)));
        avro.put("event_id", "e-" + learner + "-" + time);
        avro.put("user_id", learner);
        avro.put("course_id", "java");
        avro.put("event_time", time);
        avro.put(
                "activity",
                new GenericData.EnumSymbol(schema.getField("activity").schema(), "VIDEO"));
        avro.put("fraction", 0.3);
        return record(Topics.PROGRESS, learner, ConfluentPeer.encode(number, avro));
    }

    private ProducerRecord<byte[], byte[]> course(String courseId) {
        Schema schema = peer.newest("catalog.courses-value");
        GenericRecord avro = new GenericData.Record(schema);
        schema.getFields().stream()
                .filter(Schema.Field::hasDefaultValue)
                .forEach(field -> avro.put(field.pos(), GenericData.get().getDefaultValue(field)));
        avro.put("course_id", courseId);
        avro.put("event_time", 1L);
        avro.put("title", "All of " + courseId);
        return record(
                Topics.COURSES, courseId, ConfluentPeer.encode(peer.register("catalog.courses-value", schema), avro));
    }

    private static ProducerRecord<byte[], byte[]> record(Topic<?> topic, String key, byte[] value) {
        return new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), value);
    }

    /** Returns what a topic says of a learner or a course, as another application reads it. */
    private List<GenericRecord> published(Topic<?> topic, String key) {
        return records.read(topic.name()).stream()
                .filter(record -> record.value() != null && key.equals(new String(record.key(), UTF_8)))
                .map(record -> peer.decode(record.value()))
                .toList();
    }

    private List<GenericRecord> letters() {
        return records.read(Topics.DEAD_LETTERS.name()).stream()
                .map(record -> peer.decode(record.value()))
                .toList();
    }

    private void awaitAffinity(String learner) {
        Eventually.holds(
                LONGEST,
                () -> !published(Topics.AFFINITIES, learner).isEmpty(),
                () -> "no affinities of " + learner + ", dead letters " + letters());
    }

    @Test
    void shouldShareEveryTopicWithAnotherApplicationWhenThereIsARegistry() throws Exception {
        try (App app = serve()) {
            // given
            Schema wider = widerProgress();
            int number = peer.register(PROGRESS, wider);
            records.write(List.of(course("java"), course("kafka")));

            // when
            records.write(List.of(
                    progress(number, wider, "anna", System.currentTimeMillis() - 8 * DAY),
                    record(Topics.CLICKS, "anna", NUMBER_OF_NOTHING)));

            // then
            Eventually.holds(
                    LONGEST,
                    () -> !published(Topics.RECOMMENDATIONS, "anna").isEmpty()
                            && !published(Topics.CHURN_ALERTS, "anna").isEmpty()
                            && !letters().isEmpty(),
                    () -> "slate, alert or dead letter is missing; letters " + letters());
            GenericRecord slate = published(Topics.RECOMMENDATIONS, "anna").get(0);
            assertThat(slate.getSchema().getFullName()).isEqualTo("org.learnstream.wire.avro.Slate");
            assertThat((List<?>) slate.get("items"))
                    .singleElement()
                    .satisfies(item ->
                            assertThat(((GenericRecord) item).get("course_id")).hasToString("kafka"));
            assertThat(published(Topics.CHURN_ALERTS, "anna"))
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.get("kind")).hasToString("AT_RISK"));
            assertThat(letters()).singleElement().satisfies(letter -> {
                assertThat(letter.get("reason")).hasToString("UNDECODABLE");
                assertThat(letter.get("message").toString())
                        .contains("number 9999, is not in schema registry " + registry.url());
            });
            assertThat(status(app.url() + "/v1/users/anna/recommendations")).isEqualTo(200);
            assertAllInTheConfluentFormat();
            assertSubjects();
        }
    }

    private void assertAllInTheConfluentFormat() {
        for (Topic<?> topic : Topics.ALL) {
            assertThat(records.read(topic.name()))
                    .as(topic.name())
                    .allMatch(record -> record.value() == null || record.value()[0] == 0);
        }
    }

    private void assertSubjects() {
        List<String> subjects = new ArrayList<>();
        peer.get("/subjects").forEach(subject -> subjects.add(subject.asText()));
        List<String> expected = new ArrayList<>(List.of("org.learnstream.wire.avro.Watermark"));
        Topics.ALL.forEach(topic -> expected.add(topic.name() + "-value"));
        assertThat(subjects)
                .containsExactlyInAnyOrderElementsOf(expected)
                .allSatisfy(subject -> assertThat(peer.get("/config/" + subject)
                                .path("compatibilityLevel")
                                .asText())
                        .isEqualTo("FULL_TRANSITIVE"));
    }

    private int status(String url) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void shouldGoOnAndLoseNothingWhenTheRegistryIsAwayForAWhile() throws Exception {
        try (App app = serve("schema.registry.timeout", "PT1M")) {
            // given
            Schema ours = peer.newest(PROGRESS);
            int known = peer.register(PROGRESS, ours);
            Schema wider = widerProgress();
            int unseen = peer.register(PROGRESS, wider);
            ProducerRecord<byte[], byte[]> before = progress(known, ours, "anna", System.currentTimeMillis());
            records.write(List.of(before));
            awaitAffinity("anna");

            // when
            registry.stop();
            records.write(List.of(progress(known, ours, "bob", System.currentTimeMillis())));
            awaitRecords(Topics.AFFINITIES, 2);
            records.write(List.of(
                    progress(unseen, wider, "carol", System.currentTimeMillis()),
                    progress(known, ours, "dave", System.currentTimeMillis())));
            registry.start();

            // then
            awaitAffinity("carol");
            awaitAffinity("dave");
            assertThat(letters()).isEmpty();
            assertThat(app.failure().toCompletableFuture()).isNotDone();
        }
    }

    private void awaitRecords(Topic<?> topic, int count) {
        Eventually.holds(
                LONGEST,
                () -> records.read(topic.name()).size() >= count,
                () -> topic.name() + " has " + records.read(topic.name()).size());
    }

    @Test
    void shouldStopAndReadTheRecordLaterWhenTheRegistryStaysAway() throws Exception {
        // given
        Schema wider;
        int unseen;
        try (App app = serve("schema.registry.timeout", "PT2S")) {
            wider = widerProgress();
            unseen = peer.register(PROGRESS, wider);
            registry.stop();

            // when
            records.write(List.of(progress(unseen, wider, "carol", System.currentTimeMillis())));

            // then
            assertThatThrownBy(() -> app.failure().toCompletableFuture().get(LONGEST.toSeconds(), TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .satisfies(failure -> assertThat(SchemasUnavailableException.isCause(failure))
                            .isTrue())
                    .hasStackTraceContaining("gave no answer to GET /schemas/ids/" + unseen)
                    .hasStackTraceContaining("-> see that it runs and that schema.registry.url is right");
        }
        assertThatThrownBy(() -> App.start(settings("schema.registry.timeout", "PT1S"), EnumSet.allOf(Role.class)))
                .isInstanceOf(SchemasUnavailableException.class)
                .hasMessageContaining(registry.url())
                .hasMessageContaining("within PT1S");

        // when
        registry.start();
        try (App again = serve()) {
            // then
            awaitAffinity("carol");
            assertThat(letters()).isEmpty();
            assertThat(again.failure().toCompletableFuture()).isNotDone();
        }
    }

    @Test
    void shouldNotStartAndSayWhatDoesNotFitWhenASchemaIsRefused() {
        // given
        String subject = "learning.reviews-value";
        Schema other = SchemaBuilder.record("Review")
                .namespace("org.learnstream.wire.avro")
                .fields()
                .requiredString("event_id")
                .requiredString("stars")
                .endRecord();
        peer.register(subject, other);

        // then
        assertThatThrownBy(() -> App.start(settings(), EnumSet.allOf(Role.class)))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("refuses our schema org.learnstream.wire.avro.Review for subject " + subject)
                .hasMessageContaining("(409: ")
                .hasMessageContaining("ours cannot read records of version 1: ")
                .hasMessageContaining("/fields/")
                .hasMessageContaining("-> run the version of LearnStream that fits");

        // when
        CommandRun check = command("check");
        CommandRun create = command("create");

        // then
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.output()).contains(subject);
        assertThat(create.exitCode()).isEqualTo(1);
        assertThat(create.errors()).contains(subject).contains("-> run the version of LearnStream that fits");
    }

    @Test
    void shouldRegisterByCommandAndOnlyFindWhenInstancesMayNotRegister() throws Exception {
        // given
        assertThatThrownBy(
                        () -> App.start(settings("schema.registry.auto-register", "false"), EnumSet.allOf(Role.class)))
                .isInstanceOf(SchemaRefusedException.class)
                .hasMessageContaining("does not have our schema")
                .hasMessageContaining("`learnstream topics create`");
        CommandRun missing = command("check");

        // when
        CommandRun created = command("create");

        // then
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.output()).contains("learning.clicks-value").contains("learnstream topics create");
        assertThat(created.exitCode()).isZero();
        assertThat(created.output()).contains(Topics.ALL.size() + 1 + " schemas are in schema registry");
        assertThat(command("check").exitCode()).isZero();
        try (App app = serve("schema.registry.auto-register", "false")) {
            assertThat(app.failure().toCompletableFuture()).isNotDone();
        }
        JsonNode versions = peer.get("/subjects/learning.clicks-value/versions");
        assertThat(Objects.requireNonNull(versions)).hasSize(1);
    }

    private CommandRun command(String verb) {
        List<String> arguments = new ArrayList<>(List.of("topics", verb));
        values().forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
