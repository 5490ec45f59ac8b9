package org.learnstream.streams.recommend;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.recommend.BlendState;
import org.learnstream.domain.recommend.BlendWeights;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.wire.Blends;
import org.learnstream.wire.avro.Blend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.ProcessingDriver.NOW;

final class BlendTopologyTest {
    private static final long YESTERDAY = NOW - Duration.ofDays(1).toMillis();

    private final ProcessingDriver driver = new ProcessingDriver(Map.of(
            "recommend.sweep-interval", "PT0S",
            "hybrid.members", "item-cosine-recency=0.5,popularity=0.5",
            "hybrid.share", "1",
            "hybrid.publish-interval", "PT5S"));

    @AfterEach
    void close() {
        driver.close();
    }

    private void publish(int courses) {
        for (int course = 0; course < courses; course++) {
            driver.send(
                    Topics.COURSES, "c" + course, Events.course("c" + course).build());
        }
    }

    private void buy(String learner, int course, int minute) {
        driver.send(
                Topics.PURCHASES,
                learner,
                Events.purchase("c" + course, learner, "c" + course, YESTERDAY + minute * 60_000L)
                        .build());
    }

    /** Learners who all take two courses of a pair, one pair of many. */
    private void learnersOfPairs() {
        for (int learner = 0; learner < 60; learner++) {
            int pair = learner % 10;
            buy("u" + learner, 2 * pair, 0);
            buy("u" + learner, 2 * pair + 1, 1);
        }
    }

    @Test
    void shouldWeighWhoForetoldMoreWhenLearnersTakeCourses() {
        // given
        publish(20);

        // when
        learnersOfPairs();
        driver.pass(Duration.ofSeconds(5));

        // then
        List<KeyValue<String, Blend>> published = driver.read(Topics.BLENDS);
        assertThat(published).hasSize(1);
        assertThat(published.get(0).key).isEqualTo("0");
        BlendState state = Blends.fromAvro(published.get(0).value);
        assertThat(state.members()).containsExactly("item-cosine-recency", "popularity");
        assertThat(state.steps()).isEqualTo(120);
        List<Double> weights = state.classes().get(BlendWeights.classOf(1)).weights();
        assertThat(weights.get(0)).isGreaterThan(0.5).isGreaterThan(weights.get(1));
        assertThat(driver.knowledge().blend().weight(BlendWeights.classOf(1), "item-cosine-recency"))
                .isGreaterThan(0.5);
    }

    @Test
    void shouldPublishOnceWhenNothingMoreIsLearnt() {
        // given
        publish(20);
        learnersOfPairs();
        driver.pass(Duration.ofSeconds(5));
        driver.read(Topics.BLENDS);

        // when
        driver.pass(Duration.ofSeconds(20));

        // then
        assertThat(driver.read(Topics.BLENDS)).isEmpty();
    }

    @Test
    void shouldLearnNothingWhenACourseIsTakenAgainOrOnlySeen() {
        // given
        publish(5);
        buy("u", 0, 0);
        driver.pass(Duration.ofSeconds(5));
        long before = driver.read(Topics.BLENDS).get(0).value.getSteps();

        // when
        buy("u", 0, 3);
        driver.send(
                Topics.CLICKS, "u", Events.click("seen", "u", "c1", YESTERDAY).build());
        driver.pass(Duration.ofSeconds(5));

        // then
        assertThat(before).isEqualTo(1);
        assertThat(driver.read(Topics.BLENDS)).isEmpty();
    }

    @Test
    void shouldBlendBySettingWhenNothingWasLearnt() {
        assertThat(driver.knowledge().blend().weight(0, "popularity")).isEqualTo(0.5);
    }

    @Test
    void shouldCountForNothingWhenPublishedForOtherMembers() {
        // given
        Blend other = Blends.toAvro(new BlendState(
                List.of("oracle"),
                Collections.nCopies(BlendWeights.CLASSES, new BlendState.ClassState(List.of(9.0), List.of(1.0))),
                7,
                List.of(1.0, 1.0)));

        // when
        driver.send(Topics.BLENDS, "3", other);

        // then
        assertThat(driver.knowledge().blend().members()).containsExactly("item-cosine-recency", "popularity");
    }
}
