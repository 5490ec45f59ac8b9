package org.learnstream.streams.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.learnstream.config.TopicSettings;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;

import static org.assertj.core.api.Assertions.assertThat;

class TopicCheckTest {
    private static final String BOOTSTRAP = "kafka:9092";
    private static final List<TopicPlan> PLANS =
            TopicPlan.all(new TopicSettings(6, 3, Duration.ofDays(90), Duration.ofDays(30), 1_048_576));

    private final Map<String, TopicState> states = asPlanned();

    @Test
    void shouldBeSoundWhenAllIsAsPlanned() {
        // when
        TopicCheck.Result result = TopicCheck.of(PLANS, states, BOOTSTRAP);

        // then
        assertThat(result).isEqualTo(new TopicCheck.Sound(List.of(), BOOTSTRAP));
        assertThat(result.lines()).isEmpty();
    }

    @Test
    void shouldSayHowToCreateItWhenATopicIsMissing() {
        // given
        states.remove("learning.clicks");

        // when
        TopicCheck.Result result = TopicCheck.of(PLANS, states, BOOTSTRAP);

        // then
        assertThat(result.sound()).isFalse();
        assertThat(result.lines())
                .containsExactly(
                        "topic learning.clicks does not exist -> learnstream topics create --bootstrap kafka:9092");
    }

    @Test
    void shouldNameTheOddTopicWhenPartitionsDoNotMatch() {
        // given
        change("learning.reviews", 4, 3, Map.of());

        // when
        TopicCheck.Result result = TopicCheck.of(PLANS, states, BOOTSTRAP);

        // then
        assertThat(result)
                .isEqualTo(new TopicCheck.Unsound(
                        List.of(new TopicFinding.NotCoPartitioned("learning.reviews", 4, 6)), List.of(), BOOTSTRAP));
        assertThat(result.lines())
                .singleElement()
                .asString()
                .contains(
                        "kafka-topics.sh --bootstrap-server kafka:9092 --alter --topic learning.reviews --partitions 6");
    }

    @Test
    void shouldNotSuggestWideningWhenATopicHasTooManyPartitions() {
        // given
        change("learning.reviews", 12, 3, Map.of());

        // when
        TopicCheck.Result result = TopicCheck.of(PLANS, states, BOOTSTRAP);

        // then
        assertThat(result.lines())
                .singleElement()
                .asString()
                .contains("--delete --topic learning.reviews")
                .doesNotContain("--alter");
    }

    @Test
    void shouldOnlyAdviseWhenAllTopicsAgreeOnOtherPartitions() {
        // given
        for (TopicPlan plan : PLANS) {
            if (plan.topic().keyed() == Topic.Keyed.LEARNER) {
                change(plan.name(), 8, 3, Map.of());
            }
        }

        // when
        TopicCheck.Result result = TopicCheck.of(PLANS, states, BOOTSTRAP);

        // then
        assertThat(result.sound()).isTrue();
        assertThat(result.lines())
                .hasSize(13)
                .allSatisfy(line -> assertThat(line).endsWith("--set topics.partitions=8, as the topics are"));
    }

    @Test
    void shouldGiveTheCommandWhenCleanupIsWrong() {
        // given
        change("learner.affinities", 6, 3, Map.of("cleanup.policy", "compact,delete"));

        // when
        TopicCheck.Result result = TopicCheck.of(PLANS, states, BOOTSTRAP);

        // then
        assertThat(result.sound()).isFalse();
        assertThat(result.lines())
                .containsExactly("topic learner.affinities has cleanup.policy=compact,delete, expected compact: the"
                        + " present value of a key that is quiet for long would be deleted -> kafka-configs.sh"
                        + " --bootstrap-server kafka:9092 --alter --entity-type topics --entity-name"
                        + " learner.affinities --add-config cleanup.policy=compact");
    }

    @Test
    void shouldRefuseWhenEventsAreDeletedTooSoon() {
        // given
        change("learning.progress", 6, 3, Map.of("retention.ms", "604800000"));

        // when
        TopicCheck.Result result = TopicCheck.of(PLANS, states, BOOTSTRAP);

        // then
        assertThat(result.sound()).isFalse();
        assertThat(result.lines()).singleElement().asString().contains("--add-config retention.ms=7776000000");
    }

    @Test
    void shouldAcceptWhenEventsAreKeptLonger() {
        // given
        change("learning.progress", 6, 3, Map.of("retention.ms", "-1"));
        change("learning.clicks", 6, 3, Map.of("retention.ms", "7776000001"));

        // when
        TopicCheck.Result result = TopicCheck.of(PLANS, states, BOOTSTRAP);

        // then
        assertThat(result.sound()).isTrue();
    }

    @Test
    void shouldRefuseWhenALetterAboutTheLargestRecordDoesNotFit() {
        // given
        change("dead.letters", 6, 3, Map.of("max.message.bytes", "1048588"));

        // when
        TopicCheck.Result result = TopicCheck.of(PLANS, states, BOOTSTRAP);

        // then
        assertThat(result.sound()).isFalse();
        assertThat(result.lines()).singleElement().asString().contains("--add-config max.message.bytes=2097152");
    }

    @Test
    void shouldOnlyAdviseWhenReplicasAreFew() {
        // given
        change("learning.clicks", 6, 1, Map.of());

        // when
        TopicCheck.Result result = TopicCheck.of(PLANS, states, BOOTSTRAP);

        // then
        assertThat(result)
                .isEqualTo(new TopicCheck.Sound(
                        List.of(new TopicFinding.FewReplicas("learning.clicks", 1, 3)), BOOTSTRAP));
    }

    private void change(String name, int partitions, int replication, Map<String, String> changed) {
        TopicState before = states.get(name);
        Map<String, String> settings = new HashMap<>(before == null ? Map.of() : before.settings());
        settings.putAll(changed);
        states.put(name, new TopicState(name, partitions, replication, settings));
    }

    private static Map<String, TopicState> asPlanned() {
        Map<String, TopicState> planned = new TreeMap<>();
        PLANS.forEach(plan -> planned.put(
                plan.name(),
                new TopicState(plan.topic().name(), plan.partitions(), plan.replication(), plan.settings())));
        assertThat(planned).hasSize(Topics.ALL.size());
        return planned;
    }
}
