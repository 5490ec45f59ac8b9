package org.learnstream.streams.view;

import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.Mutations;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.testkit.Samples;
import org.learnstream.wire.avro.Affinity;
import org.learnstream.wire.avro.AffinityVector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.ProcessingDriver.NOW;

/** Broken records on the topics of the views: the global thread goes on, and what is good is taken in. */
final class ViewFuzzTest {
    private static final int RECORDS = 3_000;
    private static final long SEED = 20_261_125;
    private static final List<Topic<?>> TOPICS = List.of(
            Topics.COURSES,
            Topics.REGISTRATIONS,
            Topics.AFFINITIES,
            Topics.GENERATIONS,
            Topics.BLENDS,
            Topics.ARMS,
            Topics.CHURN_MODELS);

    private final ProcessingDriver driver =
            new ProcessingDriver(Map.of("recommend.recommender", "popularity", "bandit.enabled", "false"));

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldTakeInWhatIsGoodWhenTheRestIsBroken() {
        // given
        Mutations mutations = new Mutations(SEED);
        for (Topic<?> topic : TOPICS) {
            flood(topic, mutations);
        }
        driver.drop();

        // when
        driver.send(Topics.COURSES, "java", Events.course("java").build());
        driver.send(
                Topics.AFFINITIES,
                "anna",
                AffinityVector.newBuilder()
                        .setEventTime(NOW)
                        .setEntries(List.of(Affinity.newBuilder()
                                .setCourseId("java")
                                .setAffinityTenths(40)
                                .setTaken(true)
                                .setFirstTime(NOW)
                                .setLastTime(NOW)
                                .setExcluded(false)
                                .build()))
                        .build());
        driver.send(
                Topics.PURCHASES,
                "bob",
                Events.purchase("1", "bob", "rust", NOW).build());

        // then
        assertThat(driver.catalogue().course("java")).isPresent();
        assertThat(driver.read(Topics.AFFINITIES))
                .extracting(vector -> vector.key)
                .contains("bob");
        assertThat(driver.read(Topics.RECOMMENDATIONS))
                .as("seed %d", SEED)
                .extracting(slate -> slate.key)
                .contains("bob");
    }

    private <V extends SpecificRecordBase> void flood(Topic<V> topic, Mutations mutations) {
        V sample = sample(topic);
        for (int number = 0; number < RECORDS; number++) {
            Mutations.Sent sent = mutations.of(topic, "key-" + number % 50, sample);
            driver.sendRaw(topic, sent.key(), sent.value());
        }
    }

    @SuppressWarnings("unchecked") // a deep copy is of the class that the schema names
    private static <V extends SpecificRecordBase> V sample(Topic<V> topic) {
        return (V) SpecificData.get()
                .deepCopy(topic.codec().schema(), Samples.of(topic.codec().schema()));
    }
}
