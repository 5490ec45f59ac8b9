package org.learnstream.wire;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.junit.jupiter.api.Test;
import org.learnstream.wire.avro.AffinityVector;
import org.learnstream.wire.avro.Review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class AvroCodecTest {
    private static final AvroCodec<Review> CODEC = AvroCodec.of(Review.class);

    private static Review review(String text) {
        return Review.newBuilder()
                .setEventId("e1")
                .setUserId("u1")
                .setCourseId("c1")
                .setEventTime(1_000L)
                .setStars(4)
                .setText(text)
                .setLanguage("en")
                .build();
    }

    @Test
    void shouldGiveTheRecordBackWhenItWasEncoded() throws UndecodableException {
        assertThat(CODEC.decode(CODEC.encode(review("好课")))).isEqualTo(review("好课"));
        assertThat(CODEC.decode(CODEC.encode(review("again")))).isEqualTo(review("again"));
    }

    @Test
    void shouldSpeakAvrosOwnSingleObjectEncoding() throws IOException, UndecodableException {
        BinaryMessageEncoder<Review> encoder = new BinaryMessageEncoder<>(SpecificData.get(), Review.getClassSchema());
        BinaryMessageDecoder<Review> decoder = new BinaryMessageDecoder<>(SpecificData.get(), Review.getClassSchema());
        byte[] theirs = new byte[encoder.encode(review("x")).remaining()];
        encoder.encode(review("x")).get(theirs);

        assertThat(CODEC.encode(review("x"))).isEqualTo(theirs);
        assertThat(CODEC.decode(theirs)).isEqualTo(review("x"));
        assertThat(decoder.decode(CODEC.encode(review("x")))).isEqualTo(review("x"));
    }

    @Test
    void shouldReadWhatAnOlderVersionWrote() throws IOException, UndecodableException {
        Schema older = SchemaBuilder.record("Review")
                .namespace(Review.getClassSchema().getNamespace())
                .fields()
                .requiredString("event_id")
                .requiredString("user_id")
                .requiredString("course_id")
                .requiredLong("event_time")
                .requiredInt("stars")
                .endRecord();
        GenericRecord written = new GenericRecordBuilder(older)
                .set("event_id", "e1")
                .set("user_id", "u1")
                .set("course_id", "c1")
                .set("event_time", 1_000L)
                .set("stars", 4)
                .build();
        BinaryMessageEncoder<GenericRecord> encoder = new BinaryMessageEncoder<>(GenericData.get(), older);
        byte[] bytes = new byte[encoder.encode(written).remaining()];
        encoder.encode(written).get(bytes);

        Review read = AvroCodec.of(Review.class, List.of(older)).decode(bytes);

        assertThat(read.getStars()).isEqualTo(4);
        assertThat(read.getText()).isNull();
        assertThatThrownBy(() -> CODEC.decode(bytes)).hasMessageContaining("no version of Review");
    }

    @Test
    void shouldRefuseWhenAListClaimsToBeLongerThanMemory() {
        // given
        AvroCodec<AffinityVector> codec = AvroCodec.of(AffinityVector.class);
        byte[] empty = codec.encode(AffinityVector.newBuilder()
                .setEntries(List.of())
                .setEventTime(1)
                .build());
        byte[] claiming = Arrays.copyOf(empty, 10 + 5 + 20);
        byte[] length = {(byte) 0xEE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
        System.arraycopy(length, 0, claiming, 10, length.length);

        // then
        assertThatThrownBy(() -> codec.decode(claiming)).isInstanceOf(UndecodableException.class);
    }

    @Test
    void shouldSayWhatIsWrongWhenBytesAreNoRecord() {
        byte[] good = CODEC.encode(review("x"));
        byte[] otherMarker = good.clone();
        otherMarker[0] = 0;
        byte[] otherSchema = good.clone();
        otherSchema[5]++;
        byte[] longer = Arrays.copyOf(good, good.length + 1);

        assertThatThrownBy(() -> CODEC.decode(new byte[3])).hasMessageContaining("3 bytes");
        assertThatThrownBy(() -> CODEC.decode(otherMarker)).hasMessageContaining("C3 01");
        assertThatThrownBy(() -> CODEC.decode(otherSchema)).hasMessageContaining("fingerprint");
        assertThatThrownBy(() -> CODEC.decode(longer)).hasMessageContaining("left over");
        for (int length = 10; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> CODEC.decode(cut)).isInstanceOf(UndecodableException.class);
        }
    }
}
