package org.learnstream.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.Review;
import org.learnstream.wire.avro.Watermark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ConfluentFormatTest {
    private static final AvroCodec<Review> CODEC = AvroCodec.of(Review.class);

    private final Numbers numbers = new Numbers();
    private final ConfluentFormat<Review> format = ConfluentFormat.of(CODEC, "learning.reviews-value", numbers);

    /** Numbers schemas in the order in which they come, and counts how often it is asked. */
    private static final class Numbers implements NumberedSchemas {
        private final List<Schema> schemas = new ArrayList<>();
        private final Map<Integer, Integer> asked = new HashMap<>();

        @Override
        public int number(String subject, Schema schema) {
            if (!schemas.contains(schema)) {
                schemas.add(schema);
            }
            return schemas.indexOf(schema) + 1_000_000;
        }

        @Override
        public Numbered schema(int number) {
            asked.merge(number, 1, Integer::sum);
            int index = number - 1_000_000;
            return index >= 0 && index < schemas.size()
                    ? new Numbered.Known(schemas.get(index))
                    : new Numbered.Unknown("number " + number + " is unknown");
        }
    }

    private static Review review(String text, int stars) {
        return Review.newBuilder()
                .setEventId("e")
                .setUserId("u")
                .setEventTime(1)
                .setCourseId("c")
                .setStars(stars)
                .setText(text)
                .build();
    }

    private static byte[] written(int number, GenericRecord avro) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(avro.getSchema()).write(avro, encoder);
        return bytes.toByteArray();
    }

    @Property(tries = 200)
    void shouldBeReadByAnyoneWhoKnowsTheFormat(@ForAll("reviews") Review review) throws Exception {
        // when
        byte[] bytes = format.encode(review);

        // then
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        assertThat(buffer.get()).isZero();
        Schema writer = numbers.schemas.get(buffer.getInt() - 1_000_000);
        GenericRecord read = new GenericDatumReader<GenericRecord>(writer)
                .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
        assertThat(read.get("stars")).isEqualTo(review.getStars());
        assertThat(String.valueOf(read.get("text"))).isEqualTo(String.valueOf(review.getText()));
        assertThat(format.decode(bytes)).isEqualTo(review);
        assertThat(format.wrote(bytes)).isTrue();
    }

    @Provide
    Arbitrary<Review> reviews() {
        return Combinators.combine(Arbitraries.strings().ofMaxLength(300), Arbitraries.integers())
                .as(ConfluentFormatTest::review);
    }

    @Property(tries = 500)
    void shouldRefuseAndNeverFailOtherwiseWhenBytesAreBroken(@ForAll byte[] bytes, @ForAll boolean framed) {
        byte[] broken = bytes;
        if (framed) {
            byte[] good = format.encode(review("good", 5));
            broken = Arrays.copyOf(good, 5 + bytes.length);
            System.arraycopy(bytes, 0, broken, 5, bytes.length);
        }
        try {
            assertThat(format.encode(format.decode(broken))).isEqualTo(broken);
        } catch (UndecodableException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    @Test
    void shouldAskForANumberOnceWhenManyRecordsBringIt() throws Exception {
        // given
        byte[] bytes = format.encode(review("x", 4));

        // when
        for (int i = 0; i < 1_000; i++) {
            assertThat(format.wrote(bytes)).isTrue();
            assertThat(format.decode(bytes).getStars()).isEqualTo(4);
        }

        // then
        assertThat(numbers.asked.values()).containsExactly(1);
    }

    @Test
    void shouldTakeWhatOtherVersionsWroteWhenTheyFit() throws Exception {
        // given
        Schema wider = SchemaBuilder.record("Review")
                .namespace("com.example.events")
                .fields()
                .requiredString("mood")
                .requiredString("event_id")
                .requiredString("user_id")
                .requiredLong("event_time")
                .requiredString("course_id")
                .requiredInt("stars")
                .endRecord();
        GenericRecord avro = new GenericData.Record(wider);
        avro.put("mood", "sunny");
        avro.put("event_id", "e");
        avro.put("user_id", "u");
        avro.put("event_time", 7L);
        avro.put("course_id", "c");
        avro.put("stars", 3);

        // when
        Review read = format.decode(written(numbers.number("theirs", wider), avro));

        // then
        assertThat(read.getStars()).isEqualTo(3);
        assertThat(read.getEventTime()).isEqualTo(7);
        assertThat(read.getText()).isNull();
    }

    @Test
    void shouldSayWhatIsWrongWhenASchemaIsUnknownOrAnother() throws Exception {
        // given
        byte[] click = ConfluentFormat.of(AvroCodec.of(Click.class), "clicks", numbers)
                .encode(Click.newBuilder()
                        .setEventId("e")
                        .setUserId("u")
                        .setEventTime(1)
                        .setAction(org.learnstream.wire.avro.ClickAction.VIEW)
                        .build());

        // then
        assertThatThrownBy(() -> format.decode(new byte[] {0, 0, 0, 0, 9, 1, 2}))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("number 9 is unknown");
        assertThatThrownBy(() -> format.decode(click))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("is org.learnstream.wire.avro.Click, which cannot be read as Review")
                .hasMessageContaining("reader field missing default value"
                        .toUpperCase(java.util.Locale.ROOT)
                        .replace(' ', '_'));
        assertThatThrownBy(() -> format.decode(new byte[] {0, 1, 2})).hasMessageContaining("3 bytes");
        assertThatThrownBy(() -> format.decode(new byte[] {5, 1, 2})).hasMessageContaining("neither with the 0");
        assertThatThrownBy(() -> format.decode(new byte[0])).hasMessageContaining("neither with the 0");
    }

    @Test
    void shouldAskAgainWhenANumberWasUnknown() throws Exception {
        // given
        byte[] early = new byte[] {0, 0, 0x0F, 0x42, 0x40};
        assertThatThrownBy(() -> format.decode(early)).hasMessageContaining("is unknown");

        // when
        byte[] known = format.encode(review("now", 1));

        // then
        assertThat(Arrays.copyOf(known, 5)).isEqualTo(early);
        assertThat(format.decode(known).getText()).isEqualTo("now");
    }

    @Test
    void shouldReadWhatWasWrittenBeforeThereWasARegistry() throws Exception {
        byte[] before = CODEC.encode(review("old", 2));

        assertThat(format.decode(before)).isEqualTo(review("old", 2));
        assertThat(format.wrote(before)).isTrue();
        assertThatThrownBy(() -> CODEC.decode(format.encode(review("new", 2))))
                .hasMessageContaining("0 of the Confluent wire format; schema.registry.url is not set");
    }

    @Test
    void shouldTellItsOwnRecordsFromOthersOnTheSameTopic() {
        // given
        ConfluentFormat<Watermark> watermarks =
                ConfluentFormat.of(AvroCodec.of(Watermark.class), Watermark.class.getName(), numbers);

        // when
        byte[] watermark = watermarks.encode(new Watermark(5L));

        // then
        assertThat(watermarks.wrote(watermark)).isTrue();
        assertThat(format.wrote(watermark)).isFalse();
        assertThat(watermarks.wrote(format.encode(review("x", 1)))).isFalse();
        assertThat(watermarks.wrote(new byte[] {0, 0, 0, 0, 9})).isFalse();
    }

    @Test
    void shouldPublishTheSchemaWithoutWhatIsOfJavaAlone() {
        assertThat(CODEC.schema().toString()).contains("avro.java.string");
        assertThat(format.published().toString()).doesNotContain("avro.java");
        assertThat(format.published().getField("event_id").schema()).isEqualTo(Schema.create(Schema.Type.STRING));
        assertThat(format.published().getField("stars").doc())
                .isEqualTo(CODEC.schema().getField("stars").doc());
    }
}
