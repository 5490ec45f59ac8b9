package org.learnstream.app;

import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnstream.query.StatusSource.Condition;
import org.learnstream.query.StatusSource.PartStatus;
import org.learnstream.streams.runtime.Restoring;

import static org.assertj.core.api.Assertions.assertThat;

final class StreamsStatusTest {
    private static final Restoring NOTHING = new Restoring(0, 0, 0);

    @ParameterizedTest
    @CsvSource({
        "CREATED, false, STARTING",
        "REBALANCING, false, STARTING",
        "REBALANCING, true, READY",
        "RUNNING, true, READY",
        "PENDING_ERROR, true, FAILED",
        "ERROR, false, FAILED",
        "NOT_RUNNING, true, FAILED"
    })
    void shouldFollowTheStateWhenNothingIsRestored(KafkaStreams.State state, boolean hasRun, Condition expected) {
        assertThat(StreamsStatus.part("processing", state, hasRun, NOTHING))
                .isEqualTo(new PartStatus("processing", expected, "Kafka Streams is " + state));
    }

    @Test
    void shouldSayHowMuchIsLeftWhenStateIsReadAgain() {
        // when
        PartStatus status = StreamsStatus.part(
                "processing", KafkaStreams.State.REBALANCING, false, new Restoring(3, 1_200, 50_000));

        // then
        assertThat(status.condition()).isEqualTo(Condition.RESTORING);
        assertThat(status.detail())
                .isEqualTo("Kafka Streams is REBALANCING; 3 stores are read again, 1200 of 50000 records left");
    }

    @Test
    void shouldNotTakeADeadOneForRestoringWhenItFailedMeanwhile() {
        assertThat(StreamsStatus.part("processing", KafkaStreams.State.ERROR, false, new Restoring(3, 1_200, 50_000))
                        .condition())
                .isEqualTo(Condition.FAILED);
    }
}
