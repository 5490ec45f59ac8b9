package org.learnstream.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.CommandRun;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Records;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.DeadLetter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.Letters.letter;
import static org.learnstream.wire.avro.DeadLetterReason.FUTURE_TIME;
import static org.learnstream.wire.avro.DeadLetterReason.UNDECODABLE;

class DeadLettersCommandIT {
    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    private final Records records = new Records(BROKER.bootstrapServers());

    @BeforeEach
    void writeLetters() {
        records.deleteAll();
        records.create("dead.letters", 1, Map.of());
        records.create("learning.clicks", 3, Map.of("retention.ms", "-1"));
        records.create("learning.reviews", 3, Map.of("retention.ms", "-1"));
        records.write(List.of(
                letter("u1", UNDECODABLE, "learning.clicks"),
                letter("f1", FUTURE_TIME, "learning.clicks"),
                letter("u2", UNDECODABLE, "learning.reviews"),
                letter("u3", UNDECODABLE, "learning.clicks")));
    }

    @Test
    void shouldCountByReasonAndTopicWhenCounted() {
        // when
        CommandRun run = deadLetters("count");

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines().map(line -> line.split(" +")))
                .containsExactly(
                        new String[] {"reason", "topic", "letters"},
                        new String[] {"FUTURE_TIME", "learning.clicks", "1"},
                        new String[] {"UNDECODABLE", "learning.clicks", "2"},
                        new String[] {"UNDECODABLE", "learning.reviews", "1"},
                        new String[] {"all", "4"});
    }

    @Test
    void shouldShowTheNewestWhenListedWithALimit() {
        // when
        CommandRun run = deadLetters("list", "--topic", "learning.clicks", "--limit", "2");

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines().skip(1))
                .satisfiesExactly(
                        newest -> assertThat(newest)
                                .startsWith("0@3     2024-01-01T00:00:01Z  UNDECODABLE")
                                .endsWith("learning.clicks-1@7  refused u3"),
                        next -> assertThat(next).contains("FUTURE_TIME").endsWith("refused f1"));
    }

    @Test
    void shouldGiveTheBytesWhenListedAsJson() throws JsonProcessingException {
        // when
        CommandRun run = deadLetters("list", "--reason", "FUTURE_TIME", "--json");

        // then
        JsonNode json = new ObjectMapper().readTree(run.output());
        assertThat(json.get("reason").asText()).isEqualTo("FUTURE_TIME");
        assertThat(json.get("record_time").asText()).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(Base64.getDecoder().decode(json.get("value").asText()))
                .asString()
                .isEqualTo("f1");
        assertThat(json.get("headers")).hasSize(2);
        assertThat(json.get("headers").get(1).get("value").isNull()).isTrue();
    }

    @Test
    void shouldGiveFieldsAndBytesWhenALetterIsShown() {
        // given
        Click click = Events.click("e1", "anna", "java", 4_102_444_800_000L).build();
        DeadLetter letter = DeadLetter.newBuilder()
                .setReason(FUTURE_TIME)
                .setMessage("event_time is too late")
                .setTopic("learning.clicks")
                .setPartition(2)
                .setOffset(9)
                .setRecordTime(1_000)
                .setFailedTime(2_000)
                .setKey(ByteBuffer.wrap("anna".getBytes(UTF_8)))
                .setValue(ByteBuffer.wrap(Topics.CLICKS.codec().encode(click)))
                .setHeaders(List.of())
                .build();
        records.write(List.of(new ProducerRecord<>(
                "dead.letters", 0, null, null, Topics.DEAD_LETTERS.codec().encode(letter))));

        // when
        CommandRun run = deadLetters("show", "0@4");

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines())
                .contains(
                        "letter               0@4",
                        "reason               FUTURE_TIME",
                        "from                 learning.clicks-2@9",
                        "record time          1970-01-01T00:00:01Z",
                        "key                  4 bytes, anna",
                        "  event_id           e1",
                        "  event_time         4102444800000")
                .anySatisfy(line -> assertThat(line).startsWith("  000000  c3 01 "))
                .anySatisfy(line -> assertThat(line).contains("....h....B.e1.an"));
    }

    @Test
    void shouldGiveTheBytesWhenTheRecordOfAShownLetterIsNone() {
        // when
        CommandRun run = deadLetters("show", "0@0");

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("fields               cannot be read", "value                2 bytes, u1");
        assertThat(run.output().lines()).anySatisfy(line -> assertThat(line).matches("  000000  75 31 +u1"));
    }

    @Test
    void shouldSayThatThereIsNoneWhenAnotherPlaceIsShown() {
        // when
        CommandRun run = deadLetters("show", "0@77");

        // then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("no pending dead letter at 0@77");
    }

    @Test
    void shouldOnlySayWhatItWouldSendWhenDry() {
        // when
        CommandRun run = deadLetters("redrive", "--dry-run");

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines().map(line -> line.split(" {2,}| (?=[0-9])")))
                .contains(new String[] {"learning.clicks", "3"}, new String[] {"learning.reviews", "1"});
        assertThat(records.read("learning.clicks")).isEmpty();
    }

    @Test
    void shouldSendTheMeantOnesWhenRedriven() {
        // when
        CommandRun run = deadLetters("redrive", "--reason", "UNDECODABLE", "--topic", "learning.clicks");

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("learning.clicks").doesNotContain("learning.reviews");
        assertThat(records.read("learning.clicks")).hasSize(2);
        assertThat(records.read("learning.reviews")).isEmpty();
        assertThat(records.read("dead.letters")).hasSize(6);
        assertThat(deadLetters("count").output().lines()).last().asString().matches("all +2");
    }

    @Test
    void shouldSayWhatToDoWhenThereIsNoDeadLetterTopic() {
        // given
        records.deleteAll();

        // when
        CommandRun run = deadLetters("count");

        // then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("topic dead.letters does not exist -> learnstream topics create");
    }

    private static CommandRun deadLetters(String verb, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("dead-letters", verb, "--bootstrap", BROKER.bootstrapServers()));
        arguments.addAll(Arrays.asList(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }
}
