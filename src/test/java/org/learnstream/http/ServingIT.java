package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.streams.catalog.ServedTable;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Published;
import org.learnstream.testkit.Records;

import static org.assertj.core.api.Assertions.assertThat;

/** Two instances of the serving role against a real broker. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ServingIT {
    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    private static final int PARTITIONS = 4;
    private static final long FRESH_MILLIS = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> LEARNERS =
            IntStream.range(0, 200).mapToObj(number -> "u-" + number).toList();

    @TempDir
    private Path state;

    private ServingInstance first;
    private ServingInstance second;

    @BeforeAll
    static void createTopics() {
        Records records = new Records(BROKER.bootstrapServers());
        for (ServedTable table : ServedTable.values()) {
            records.create(table.topic().name(), PARTITIONS, Map.of("cleanup.policy", "compact"));
        }
    }

    @BeforeEach
    void start() throws Exception {
        publish("kafka");
        // Each test is a group of its own: members of an earlier one are missed only after a while.
        String applicationId = String.valueOf(state.getFileName());
        first = new ServingInstance(BROKER.bootstrapServers(), applicationId, state.resolve("first"));
        second = new ServingInstance(BROKER.bootstrapServers(), applicationId, state.resolve("second"));
        await(() -> first.holdsAll(PARTITIONS, FRESH_MILLIS) && second.holdsAll(PARTITIONS, FRESH_MILLIS));
        await(() -> allSee(first, "kafka") && allSee(second, "kafka"));
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    /** Publishes a slate of one course for every learner, in transactions, as the processing application does. */
    private static void publish(String courseId) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER.bootstrapServers(), "transactional.id", "processing"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            List<Future<?>> sent = new ArrayList<>();
            for (String learner : LEARNERS) {
                byte[] key = learner.getBytes(StandardCharsets.UTF_8);
                byte[] slate = Topics.RECOMMENDATIONS.codec().encode(Published.slate(learner, "java", courseId));
                sent.add(producer.send(new ProducerRecord<>(Topics.RECOMMENDATIONS.name(), key, slate)));
                byte[] taken = Topics.AFFINITIES.codec().encode(Published.taken("java"));
                sent.add(producer.send(new ProducerRecord<>(Topics.AFFINITIES.name(), key, taken)));
            }
            producer.commitTransaction();
            assertThat(sent).allMatch(Future::isDone);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("the condition holds in time").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static boolean allSee(ServingInstance instance, String courseId) throws Exception {
        for (String learner : LEARNERS) {
            JsonNode body = instance.get("/v1/users/" + learner + "/recommendations");
            if (!body.at("/items/0/course_id").asText().equals(courseId)) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> holders(ServingInstance instance) throws Exception {
        Set<String> holders = new HashSet<>();
        for (String learner : LEARNERS) {
            holders.add(instance.get("/v1/users/" + learner + "/recommendations")
                    .at("/served_by")
                    .asText());
        }
        return holders;
    }

    @Test
    void shouldReadEveryLearnerFromEveryInstanceWhenBothRun() throws Exception {
        // given: each has a copy of all partitions before it is the one to answer for its share of them
        await(() -> holders(first).size() == 2);
        for (ServingInstance instance : List.of(first, second)) {
            // when
            Set<String> holders = new HashSet<>();
            List<Long> staleness = new ArrayList<>();
            for (String learner : LEARNERS) {
                JsonNode body = instance.get("/v1/users/" + learner + "/recommendations");
                assertThat(body.at("/items/0/course_id").asText()).isEqualTo("kafka");
                holders.add(body.at("/served_by").asText());
                staleness.add(body.at("/staleness_millis").asLong(-1));
            }

            // then
            assertThat(holders).containsExactlyInAnyOrder(first.address(), second.address());
            assertThat(staleness).allMatch(millis -> millis >= 0 && millis <= FRESH_MILLIS);
        }
        assertThat(first.metrics()).contains("role=\"serving\"");
    }

    @Test
    void shouldReadEveryLearnerAtOnceWhenOneInstanceStops() throws Exception {
        // when
        first.close();

        // then
        assertSecondReadsEveryLearner();
    }

    @Test
    void shouldReadEveryLearnerAtOnceWhenOneInstanceDies() throws Exception {
        // when
        first.die();

        // then
        assertSecondReadsEveryLearner();
    }

    /** Reads every learner once, without waiting for anything. */
    private void assertSecondReadsEveryLearner() throws Exception {
        for (String learner : LEARNERS) {
            JsonNode body = second.get("/v1/users/" + learner);
            assertThat(body.at("/slate_id").asText()).isEqualTo("slate-of-" + learner);
            assertThat(body.at("/affinities/0/course_id").asText()).isEqualTo("java");
            assertThat(body.at("/served_by").asText()).isEqualTo(second.address());
            assertThat(body.at("/staleness_millis").asLong(-1)).isBetween(0L, 10_000L);
        }
    }

    @Test
    void shouldAnswerEveryReadWhenTheGroupMovesThePartitionsOfAStoppedInstance() throws Exception {
        // given
        first.close();
        publish("avro");
        List<String> unanswered = new ArrayList<>();
        int reads = 0;

        // when: until the partitions have moved, which shows in the new slates
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean moved = false;
        while (!moved) {
            moved = true;
            for (String learner : LEARNERS) {
                JsonNode body = second.get("/v1/users/" + learner + "/recommendations");
                String courseId = body.at("/items/0/course_id").asText();
                moved &= courseId.equals("avro");
                reads++;
                if (courseId.isEmpty()) {
                    unanswered.add(learner + " after " + reads + " reads");
                }
            }
            assertThat(System.nanoTime()).as("the partitions move in time").isLessThan(deadline);
        }

        // then
        assertThat(unanswered).isEmpty();
    }

    // The last: after so many records a new instance gets its share only when it has caught up and the group looks
    // again.
    @Test
    @Order(Integer.MAX_VALUE)
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
    void shouldReadOnWhenTheSameRowsAreWrittenAllTheTime() throws Exception {
        // given: readers who ask the holders of all rows without a pause
        AtomicBoolean written = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(4);
        List<Future<Long>> reading = new ArrayList<>();
        for (int reader = 0; reader < 4; reader++) {
            reading.add(readers.submit(() -> {
                long found = 0;
                while (!written.get()) {
                    for (int partition = 0; partition < PARTITIONS; partition++) {
                        for (String learner : LEARNERS) {
                            found += first.holds(partition, learner) ? 1 : 0;
                        }
                    }
                }
                return found;
            }));
        }

        // when
        for (int round = 0; round < 100; round++) {
            publish("round-" + round);
        }
        await(() -> allSee(first, "round-99"));
        written.set(true);

        // then
        for (Future<Long> each : reading) {
            assertThat(each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isPositive();
        }
        readers.shutdown();
    }
}
