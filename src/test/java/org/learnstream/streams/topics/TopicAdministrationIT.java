package org.learnstream.streams.topics;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicAdministration.Outcome;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Records;

import static org.assertj.core.api.Assertions.assertThat;

class TopicAdministrationIT {
    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    @BeforeEach
    void removeTopics() {
        new Records(BROKER.bootstrapServers()).deleteAll();
    }

    @Test
    void shouldCreateAllTopicsAsPlannedWhenNoneIsThere() {
        // given
        try (TopicAdministration administration = TopicAdministration.connect(settings())) {

            // when
            var outcomes = administration.create();

            // then
            assertThat(outcomes).hasSameSizeAs(Topics.ALL).allMatch(Outcome.Created.class::isInstance);
            assertThat(administration.check()).isEqualTo(new TopicCheck.Sound(List.of(), BROKER.bootstrapServers()));
            assertThat(administration.states().values())
                    .allSatisfy(state -> assertThat(state.replication()).isEqualTo(1));
        }
    }

    @Test
    void shouldSayThatTopicsExistWhenCreatedAgain() {
        // given
        try (TopicAdministration administration = TopicAdministration.connect(settings())) {
            administration.create();
            Map<String, TopicState> before = administration.states();

            // when
            var outcomes = administration.create();

            // then
            assertThat(outcomes).hasSameSizeAs(Topics.ALL).allMatch(Outcome.Exists.class::isInstance);
            assertThat(administration.states()).isEqualTo(before);
        }
    }

    @Test
    void shouldLeaveATopicAloneAndSaySoWhenItDiffers() {
        // given
        Records records = new Records(BROKER.bootstrapServers());
        records.create("learning.reviews", 2, Map.of("cleanup.policy", "compact", "retention.ms", "-1"));
        try (TopicAdministration administration = TopicAdministration.connect(settings())) {

            // when
            var outcomes = administration.create();

            // then
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome.plan().name().equals("learning.reviews"))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Outcome.Differs.class,
                            differs -> assertThat(differs.findings())
                                    .extracting(TopicFinding::problem)
                                    .satisfiesExactly(
                                            partitions ->
                                                    assertThat(partitions).startsWith("has 2 partitions, expected 6"),
                                            cleanup -> assertThat(cleanup)
                                                    .startsWith("has cleanup.policy=compact, expected delete")));
            assertThat(administration.check().sound()).isFalse();
            assertThat(administration.states().get("learning.reviews"))
                    .satisfies(state -> assertThat(state.partitions()).isEqualTo(2));
        }
    }

    @Test
    void shouldNameEveryTopicWhenAllAreMissing() {
        // given
        try (TopicAdministration administration = TopicAdministration.connect(settings())) {

            // when
            TopicCheck.Result result = administration.check();

            // then
            assertThat(result.lines())
                    .hasSameSizeAs(Topics.ALL)
                    .allSatisfy(line -> assertThat(line)
                            .endsWith("learnstream topics create --bootstrap " + BROKER.bootstrapServers()));
        }
    }

    @Test
    void shouldRefuseTheClusterWhenItDeletesEventsByDefault() {
        // given
        Records records = new Records(BROKER.bootstrapServers());
        try (TopicAdministration administration = TopicAdministration.connect(settings())) {
            records.create("learning.clicks", 6, Map.of());

            // when
            administration.create();
            TopicCheck.Result result = administration.check();

            // then
            assertThat(result.lines())
                    .singleElement()
                    .asString()
                    .startsWith("topic learning.clicks has retention.ms=604800000, expected -1")
                    .endsWith("--entity-name learning.clicks --add-config retention.ms=-1");
        }
    }

    @Test
    void shouldBeUnreachableWhenNobodyListens() {
        // given
        Settings nobody = SettingsLoader.load(
                null,
                Map.of(),
                Map.of(
                        "kafka.bootstrap-servers",
                        "127.0.0.1:1",
                        "kafka.client.default.api.timeout.ms",
                        "1000",
                        "kafka.client.request.timeout.ms",
                        "500"));
        try (TopicAdministration administration = TopicAdministration.connect(nobody)) {

            // when
            TopicCheck.Result result = administration.check();

            // then
            assertThat(result).isInstanceOf(TopicCheck.Unreachable.class);
            assertThat(result.lines()).singleElement().asString().startsWith("the cluster at 127.0.0.1:1");
        }
    }

    private static Settings settings() {
        return SettingsLoader.load(null, Map.of(), Map.of("kafka.bootstrap-servers", BROKER.bootstrapServers()));
    }
}
