package org.learnstream.streams.error;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler.Response;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler.Result;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.SchemasUnavailableException;

import static org.assertj.core.api.Assertions.assertThat;

final class DeadLetterHandlerTest {
    private static final ErrorHandlerContext CONTEXT = new ErrorHandlerContext() {
        @Override
        public String topic() {
            return Topics.CLICKS.name();
        }

        @Override
        public int partition() {
            return 2;
        }

        @Override
        public long offset() {
            return 17;
        }

        @Override
        public Headers headers() {
            return new RecordHeaders();
        }

        @Override
        public String processorNodeId() {
            return "affinity-fold-activities";
        }

        @Override
        public TaskId taskId() {
            return new TaskId(0, 2);
        }

        @Override
        public long timestamp() {
            return 1_790_000_000_000L;
        }

        @Override
        public byte[] sourceRawKey() {
            return "anna".getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] sourceRawValue() {
            return new byte[] {1, 2, 3};
        }
    };

    private static Response handled(Exception failure) {
        return new DeadLetterHandler().handleError(CONTEXT, new Record<>("anna", "click", 0), failure);
    }

    private static Exception[] failuresOfTheInstance() {
        return new Exception[] {
            new ProcessorStateException("Error while putting key: no space left on device"),
            new InvalidStateStoreException("the store is closed"),
            new StreamsException("an earlier record could not be sent")
        };
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheInstance")
    void shouldEndTheInstanceWhenTheRecordIsNotToBlame(Exception failure) {
        // when
        Response response = handled(failure);

        // then
        assertThat(response.result()).isEqualTo(Result.FAIL);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
    }

    private static Exception[] failuresOfTheRecord() {
        return new Exception[] {
            new IllegalArgumentException("a defect that this record meets"),
            new SerializationException("what is stored of the learner cannot be read")
        };
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheRecord")
    void shouldPutTheRecordAsideWhenCodeFailsOnIt(Exception failure) {
        // when
        Response response = handled(failure);

        // then
        assertThat(response.result()).isEqualTo(Result.RESUME);
        assertThat(response.deadLetterQueueRecords())
                .singleElement()
                .satisfies(letter -> assertThat(letter.topic()).isEqualTo(Topics.DEAD_LETTERS.name()));
    }

    @Test
    void shouldSayWhereTheRecordWasWhenItIsPutAside() throws Exception {
        // when
        Response response = handled(new IllegalArgumentException("a defect that this record meets"));

        // then
        assertThat(Topics.DEAD_LETTERS
                        .codec()
                        .decode(response.deadLetterQueueRecords().get(0).value()))
                .satisfies(letter -> {
                    assertThat(letter.getTopic()).isEqualTo(Topics.CLICKS.name());
                    assertThat(letter.getPartition()).isEqualTo(2);
                    assertThat(letter.getOffset()).isEqualTo(17);
                });
    }

    @Test
    void shouldStopAndPutNothingAsideWhenTheSchemaRegistryIsAway() {
        // given
        Exception away = new SerializationException("topic=x", new SchemasUnavailableException("no registry"));
        DeadLetterHandler handler = new DeadLetterHandler();

        // when
        var read = handler.handleError(
                CONTEXT,
                new ConsumerRecord<>(Topics.CLICKS.name(), 2, 17, new byte[] {1}, new byte[] {0, 0, 0, 0, 9}),
                away);
        var written = handler.handleSerializationError(
                CONTEXT,
                new ProducerRecord<>(Topics.AFFINITIES.name(), "anna", "vector"),
                away,
                ProductionExceptionHandler.SerializationExceptionOrigin.VALUE);

        // then
        assertThat(handled(away).result()).isEqualTo(Result.FAIL);
        assertThat(read.result()).isEqualTo(DeserializationExceptionHandler.Result.FAIL);
        assertThat(written.result()).isEqualTo(ProductionExceptionHandler.Result.FAIL);
    }
}
