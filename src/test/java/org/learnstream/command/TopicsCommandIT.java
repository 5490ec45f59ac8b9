package org.learnstream.command;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.CommandRun;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Records;

import static org.assertj.core.api.Assertions.assertThat;

class TopicsCommandIT {
    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    @BeforeEach
    void removeTopics() {
        new Records(BROKER.bootstrapServers()).deleteAll();
    }

    @Test
    void shouldPrintATableWhenTopicsAreCreated() {
        // when
        CommandRun run = topics("create", "--set", "topics.partitions=4", "--set", "topics.retention=P90D");

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines())
                .hasSize(1 + Topics.ALL.size())
                .anySatisfy(line -> assertThat(line.split(" {2,}"))
                        .containsExactly("learning.clicks", "4", "1", "delete", "90 days", "created"))
                .anySatisfy(line -> assertThat(line.split(" {2,}"))
                        .containsExactly("learner.affinities", "4", "1", "compact", "newest per key", "created"))
                .anySatisfy(line -> assertThat(line.split(" {2,}"))
                        .containsExactly("catalog.courses", "1", "1", "compact", "newest per key", "created"));
    }

    @Test
    void shouldBeGoodWhenCreatedTwice() {
        // given
        topics("create");

        // when
        CommandRun again = topics("create");
        CommandRun check = topics("check");

        // then
        assertThat(again.exitCode()).isZero();
        assertThat(again.output().lines().skip(1)).allMatch(line -> line.endsWith("exists"));
        assertThat(check.exitCode()).isZero();
        assertThat(check.output()).contains("are as they should be");
    }

    @Test
    void shouldFailAndSayWhatToDoWhenATopicIsWrong() {
        // given
        new Records(BROKER.bootstrapServers()).create("recommendations", 6, Map.of("cleanup.policy", "delete"));

        // when
        CommandRun create = topics("create");
        CommandRun check = topics("check");

        // then
        assertThat(create.exitCode()).isEqualTo(1);
        assertThat(create.output()).contains("--entity-name recommendations --add-config cleanup.policy=compact");
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.output().lines())
                .singleElement()
                .asString()
                .startsWith("topic recommendations has cleanup.policy=delete, expected compact");
    }

    @Test
    void shouldListMissingTopicsWhenThereAreNone() {
        // when
        CommandRun run = topics("list");

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines())
                .hasSize(1 + Topics.ALL.size())
                .anySatisfy(line ->
                        assertThat(line.split(" +")).containsExactly("learning.clicks", "-", "-", "-", "-", "learner"));
    }

    @Test
    void shouldSayWhichSettingWhenItIsUnknown() {
        // when
        CommandRun run = topics("create", "--set", "topics.partition=4");

        // then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("unknown setting topics.partition").doesNotContain("\tat ");
    }

    private static CommandRun topics(String verb, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "topics";
        arguments[1] = verb;
        arguments[2] = "--bootstrap";
        arguments[3] = BROKER.bootstrapServers();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CommandRun.of(arguments);
    }
}
