package org.learnstream.bench;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnstream.bench.StageProfile.Stage;

import static org.assertj.core.api.Assertions.assertThat;

final class StageProfileTest {
    private static final String STREAM_THREAD = "bench-full-1-StreamThread-1";

    @Test
    void shouldNameTheInnermostFeatureAndItsWorkWhenAProcessorCallsAStore() {
        // when
        String stage = Stage.of(
                STREAM_THREAD,
                List.of(
                        "org.rocksdb.RocksDB",
                        "org.apache.kafka.streams.state.internals.RocksDBStore",
                        "org.learnstream.streams.intake.Deduplication",
                        "org.learnstream.streams.intake.IntakeProcessor"));

        // then
        assertThat(stage).isEqualTo("intake: RocksDB");
    }

    @Test
    void shouldNameTheScorerWhenALearnerIsScored() {
        // when
        String stage = Stage.of(
                STREAM_THREAD,
                List.of(
                        "org.learnstream.domain.similarity.GramRow",
                        "org.learnstream.domain.recommend.WeightedSumScorer",
                        "org.learnstream.domain.recommend.HybridScorer",
                        "org.learnstream.streams.recommend.SlateMaker",
                        "org.learnstream.streams.affinity.AffinityProcessor"));

        // then
        assertThat(stage).isEqualTo("recommend: scoring, WeightedSumScorer");
    }

    @Test
    void shouldPassOverWhatFeaturesShareWhenASerdeRuns() {
        // when
        String stage = Stage.of(
                STREAM_THREAD,
                List.of(
                        "org.apache.avro.io.BinaryEncoder",
                        "org.learnstream.wire.AvroCodec",
                        "org.learnstream.streams.serde.AvroSerde",
                        "org.apache.kafka.streams.state.internals.MeteredKeyValueStore",
                        "org.learnstream.streams.churn.ChurnProcessor"));

        // then
        assertThat(stage).isEqualTo("churn: Avro");
    }

    @Test
    void shouldNameTheEngineWhenNothingOfOursIsOnTheStack() {
        assertThat(Stage.of(STREAM_THREAD, List.of("org.apache.kafka.clients.consumer.KafkaConsumer")))
                .isEqualTo("Kafka Streams: reading");
        assertThat(Stage.of(STREAM_THREAD, List.of("org.apache.kafka.streams.processor.internals.StreamTask")))
                .isEqualTo("Kafka Streams: all else");
        assertThat(Stage.of(null, List.of("java.lang.Thread"))).isEqualTo("other threads");
    }
}
