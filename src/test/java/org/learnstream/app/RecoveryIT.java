package org.learnstream.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.ChildBroker;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.recommend.CourseFilter;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.domain.recommend.Recommendation;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommender;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.generator.Campus;
import org.learnstream.generator.CampusEvent;
import org.learnstream.generator.CampusOptions;
import org.learnstream.oracle.BatchAffinities;
import org.learnstream.oracle.BatchCourseModel;
import org.learnstream.oracle.BatchKnowledge;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.testkit.AppProcess;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.Records;
import org.learnstream.wire.ActivityReader;
import org.learnstream.wire.Affinities;
import org.learnstream.wire.Courses;
import org.learnstream.wire.Inbound;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.SlateItem;

import static org.assertj.core.api.Assertions.assertThat;

/** The application against a real broker, killed in the middle, stopped and started: nothing is lost or counted twice. */
final class RecoveryIT {
    private static final int EVENTS = 12_000;
    private static final int LARGEST = 1 << 20;
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Set<String> INPUTS =
            Topics.INPUTS.stream().map(Topic::name).collect(Collectors.toSet());

    @TempDir
    Path folder;

    private ChildBroker broker;
    private Records records;
    private Map<String, String> settings;
    private int port;
    private @Nullable AppProcess app;

    private final List<ProducerRecord<byte[], byte[]>> catalogue = new ArrayList<>();
    private final Map<String, Course> courses = new TreeMap<>();
    private final List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
    private final Map<String, List<Activity>> activities = new TreeMap<>();
    private int duplicates;
    private int bad;

    @BeforeEach
    void start() throws IOException {
        broker = ChildBroker.start(BrokerOptions.temporary());
        records = new Records(broker.bootstrapServers());
        settings = Map.of(
                "kafka.bootstrap-servers", broker.bootstrapServers(),
                "streams.state-directory", folder.resolve("state").toString(),
                "topics.partitions", "3",
                "intake.deduplication-horizon", "P365D",
                "recommend.sweep-budget", "2000",
                "recommend.recommender", "item-cosine-recency",
                "bandit.enabled", "false");
        Settings loaded = SettingsLoader.load(null, Map.of(), settings);
        try (TopicAdministration topics = TopicAdministration.connect(loaded)) {
            topics.create();
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        plan();
        records.write(catalogue);
    }

    @AfterEach
    void close() {
        if (app != null) {
            app.close();
        }
        broker.close();
    }

    private AppProcess app() {
        return Objects.requireNonNull(app, "started");
    }

    private AppProcess startApp() {
        return AppProcess.start(port, Path.of("target", "recovery-it.log"), settings);
    }

    /** Plans what is sent: the events of a campus, every tenth one twice, and some bytes that are no record. */
    private void plan() {
        Campus campus = new Campus(new CampusOptions(
                7, 300, 60, Instant.parse("2026-01-01T00:00:00Z").toEpochMilli()));
        campus.courses().forEach(course -> {
            catalogue.add(record(course));
            courses.put(course.key(), Courses.fromAvro(course.value()));
        });
        Random random = new Random(7);
        while (events.size() < EVENTS) {
            CampusEvent<?> event = campus.next(simulated -> simulated);
            if (!INPUTS.contains(event.topic().name())) {
                continue;
            }
            events.add(record(event));
            Activity activity = activity(event.topic().name(), event.encoded(Framing.SINGLE_OBJECT));
            activities
                    .computeIfAbsent(activity.origin().learnerId(), id -> new ArrayList<>())
                    .add(activity);
            if (random.nextInt(10) == 0) {
                events.add(record(event));
                duplicates++;
            }
            if (random.nextInt(100) == 0) {
                events.add(new ProducerRecord<>(
                        Topics.CLICKS.name(), "x".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2, 3}));
                bad++;
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(CampusEvent<?> event) {
        return new ProducerRecord<>(
                event.topic().name(),
                event.key().getBytes(StandardCharsets.UTF_8),
                event.encoded(Framing.SINGLE_OBJECT));
    }

    private static Activity activity(String topic, byte[] value) {
        Inbound inbound;
        if (topic.equals(Topics.CLICKS.name())) {
            inbound = ActivityReader.clicks(Topics.CLICKS.codec(), LARGEST).read(value);
        } else if (topic.equals(Topics.PROGRESS.name())) {
            inbound = ActivityReader.progress(Topics.PROGRESS.codec(), LARGEST).read(value);
        } else if (topic.equals(Topics.PURCHASES.name())) {
            inbound =
                    ActivityReader.purchases(Topics.PURCHASES.codec(), LARGEST).read(value);
        } else if (topic.equals(Topics.REVIEWS.name())) {
            inbound = ActivityReader.reviews(Topics.REVIEWS.codec(), LARGEST).read(value);
        } else if (topic.equals(Topics.EXCLUSIONS.name())) {
            inbound = ActivityReader.exclusions(Topics.EXCLUSIONS.codec(), LARGEST)
                    .read(value);
        } else {
            inbound = ActivityReader.discussions(Topics.DISCUSSIONS.codec(), LARGEST)
                    .read(value);
        }
        return ((Inbound.Accepted) inbound).activity();
    }

    @Test
    void shouldEndInTheBatchStateWhenTheProcessIsKilledInTheMiddle() {
        app = startApp();
        for (int part = 0; part < 3; part++) {
            int from = events.size() * part / 4;
            int to = events.size() * (part + 1) / 4;
            records.write(events.subList(from, to));
            int halfWay = (from + to) / 2;
            Eventually.holds(LONGEST, () -> received() >= halfWay, () -> "received " + received());
            Set<String> members = members();
            app().kill();
            app = startApp();
            Eventually.holds(LONGEST, () -> received() >= halfWay, () -> "received " + received());
            assertThat(members()).hasSize(2).isEqualTo(members);
        }
        records.write(events.subList(events.size() * 3 / 4, events.size()));

        assertEverythingCountedOnce();
        assertAffinitiesEqualTheDefinition();
        assertSlatesEqualTheBatch();
    }

    @Test
    void shouldGiveTheSameAnswersWhenStoppedAndStarted() {
        app = startApp();
        records.write(events);
        assertEverythingCountedOnce();
        assertSlatesEqualTheBatch();
        Map<String, JsonNode> before = answers();

        int exit = app().stop();
        app = startApp();

        assertThat(exit).isEqualTo(143);
        assertThat(answers()).isEqualTo(before);
    }

    /** Returns what the groups call their members; one that died and was not replaced would still be among them. */
    private Set<String> members() {
        List<String> groups = List.of("learnstream", "learnstream-serving");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.describeConsumerGroups(groups).all().get(20, TimeUnit.SECONDS).values().stream()
                    .flatMap(group -> group.members().stream()
                            .map(member -> group.groupId() + ":"
                                    + member.groupInstanceId().orElse(member.consumerId())))
                    .collect(Collectors.toSet());
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    private long received() {
        if (app().status("/v1/intake") != 200) {
            return 0;
        }
        long sum = 0;
        for (JsonNode topic : app().get("/v1/intake").get("topics")) {
            sum += topic.get("received").asLong();
        }
        return sum;
    }

    private void assertEverythingCountedOnce() {
        Eventually.holds(LONGEST, () -> received() >= events.size(), () -> "received " + received());
        long taken = 0;
        long repeated = 0;
        long refused = 0;
        for (JsonNode topic : app().get("/v1/intake").get("topics")) {
            taken += topic.get("activities").asLong();
            repeated += topic.get("duplicates").asLong();
            for (JsonNode reason : topic.get("dead_letters")) {
                refused += reason.asLong();
            }
        }
        assertThat(received()).isEqualTo(events.size());
        assertThat(taken)
                .isEqualTo(activities.values().stream().mapToInt(List::size).sum());
        assertThat(repeated).isEqualTo(duplicates);
        assertThat(refused).isEqualTo(bad);
        assertEveryLetterWrittenOnce();
    }

    /** The counts are read from the stores, which are ahead of what is committed; the letters are not. */
    private void assertEveryLetterWrittenOnce() {
        Eventually.holds(LONGEST, () -> letters().size() >= bad, () -> letters().size() + " dead letters of " + bad);
        assertThat(letters()).hasSize(bad).doesNotHaveDuplicates();
    }

    /** Returns where the records of all dead letters came from. */
    private List<String> letters() {
        return records.read(Topics.DEAD_LETTERS.name()).stream()
                .map(each -> origin(each.value()))
                .toList();
    }

    private static String origin(byte[] letter) {
        try {
            DeadLetter read = Topics.DEAD_LETTERS.codec().decode(letter);
            return read.getTopic() + "/" + read.getPartition() + "/" + read.getOffset();
        } catch (UndecodableException undecodable) {
            throw new AssertionError(undecodable);
        }
    }

    private Map<String, AffinityVector> expectedVectors() {
        Map<String, AffinityVector> vectors = new TreeMap<>();
        activities.forEach((learner, all) -> {
            AffinityVector vector = BatchAffinities.of(all);
            if (!vector.entries().isEmpty()) {
                vectors.put(learner, vector);
            }
        });
        return vectors;
    }

    private void assertAffinitiesEqualTheDefinition() {
        Map<String, AffinityVector> expected = expectedVectors();
        Eventually.holds(
                LONGEST,
                () -> affinities().equals(expected),
                () -> "expected " + expected + " but was " + affinities());
    }

    private Map<String, AffinityVector> affinities() {
        Map<String, AffinityVector> published = new TreeMap<>();
        latest(Topics.AFFINITIES.name()).forEach((learner, value) -> published.put(learner, vector(value)));
        return published;
    }

    private static AffinityVector vector(byte[] value) {
        try {
            return Affinities.fromAvro(Topics.AFFINITIES.codec().decode(value));
        } catch (UndecodableException undecodable) {
            throw new AssertionError(undecodable);
        }
    }

    private void assertSlatesEqualTheBatch() {
        Map<String, AffinityVector> vectors = expectedVectors();
        BatchCourseModel model = new BatchCourseModel(new TreeMap<>(vectors), courses.keySet());
        Catalogue known = courseId -> java.util.Optional.ofNullable(courses.get(courseId));
        Recommender recommender = Recommenders.with(RecommendOptions.DEFAULT).named("item-cosine-recency");
        Map<String, List<String>> expected = new TreeMap<>();
        vectors.forEach((learner, vector) -> expected.put(
                learner,
                recommender
                        .recommend(new RecommendationRequest(
                                new BatchKnowledge(model, known), Learner.of(vector), CourseFilter.ALL, 50, 0, 0))
                        .stream()
                        .map(Recommendation::courseId)
                        .toList()));

        Eventually.holds(LONGEST, () -> slates().equals(expected), () -> differences(expected));
    }

    private Map<String, List<String>> slates() {
        Map<String, List<String>> slates = new TreeMap<>();
        latest(Topics.RECOMMENDATIONS.name()).forEach((learner, value) -> {
            try {
                slates.put(
                        learner,
                        Topics.RECOMMENDATIONS.codec().decode(value).getItems().stream()
                                .map(SlateItem::getCourseId)
                                .toList());
            } catch (UndecodableException undecodable) {
                throw new AssertionError(undecodable);
            }
        });
        return slates;
    }

    private String differences(Map<String, List<String>> expected) {
        Map<String, List<String>> found = slates();
        Set<String> learners = new HashSet<>(expected.keySet());
        learners.removeIf(learner -> Objects.equals(expected.get(learner), found.get(learner)));
        String one = learners.isEmpty() ? "" : learners.iterator().next();
        return learners.size() + " slates differ of " + expected.size() + ", for example of " + one + ": expected "
                + expected.get(one) + ", found " + found.get(one);
    }

    private Map<String, byte[]> latest(String topic) {
        Map<String, byte[]> latest = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> each : records.read(topic)) {
            latest.put(new String(each.key(), StandardCharsets.UTF_8), each.value());
        }
        return latest;
    }

    /** Returns what is served of all learners and courses, without what tells how and when it was read. */
    private Map<String, JsonNode> answers() {
        Map<String, JsonNode> answers = new TreeMap<>();
        for (String learner : expectedVectors().keySet()) {
            answers.put("recommended to " + learner, settled("/v1/users/" + learner + "/recommendations?limit=50"));
            answers.put("known of " + learner, settled("/v1/users/" + learner));
        }
        for (String course : courses.keySet()) {
            answers.put(
                    "neighbours of " + course,
                    app().get("/v1/courses/" + course + "/neighbours?limit=50").get("items"));
        }
        return answers;
    }

    private JsonNode settled(String path) {
        Eventually.holds(LONGEST, () -> app().status(path) == 200, () -> path + " answers " + app().status(path));
        com.fasterxml.jackson.databind.node.ObjectNode answer =
                (com.fasterxml.jackson.databind.node.ObjectNode) app().get(path);
        return answer.without(List.of("staleness_millis", "served_by", "model_generation"));
    }
}
