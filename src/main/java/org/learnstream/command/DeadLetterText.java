package org.learnstream.command;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.deadletters.PendingDeadLetter;
import org.learnstream.wire.SchemasUnavailableException;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterHeader;

/** A dead letter whole, for people: what it says, the fields of its record where they can be read, and the bytes. */
final class DeadLetterText {
    private static final int ROW = 16;

    private final List<String> lines = new ArrayList<>();

    private final Framing framing;

    private DeadLetterText(Framing framing) {
        this.framing = framing;
    }

    static String of(PendingDeadLetter one, Framing framing) {
        DeadLetterText text = new DeadLetterText(framing);
        text.line("letter", one.stored().partition() + "@" + one.stored().offset());
        one.letter().ifPresentOrElse(text::letter, () -> {
            text.line("reason", "the record of the dead-letter topic is no dead letter");
            text.bytes("value", one.stored().value());
        });
        return String.join(System.lineSeparator(), text.lines);
    }

    private void letter(DeadLetter letter) {
        line("reason", letter.getReason().toString());
        line("message", letter.getMessage());
        line("from", letter.getTopic() + "-" + letter.getPartition() + "@" + letter.getOffset());
        line(
                "record time",
                letter.getRecordTime() < 0
                        ? "unknown"
                        : Instant.ofEpochMilli(letter.getRecordTime()).toString());
        line("failed", Instant.ofEpochMilli(letter.getFailedTime()).toString());
        if (letter.getMissingBytes() > 0) {
            line("missing", letter.getMissingBytes() + " bytes that the letter has no room for");
        }
        bytes("key", array(letter.getKey()));
        for (DeadLetterHeader header : letter.getHeaders()) {
            bytes("header " + header.getName(), array(header.getValue()));
        }
        byte[] value = array(letter.getValue());
        fields(letter.getTopic(), value);
        bytes("value", value);
    }

    private void fields(String topic, byte @Nullable [] value) {
        if (value == null) {
            return;
        }
        for (Topic<?> known : Topics.ALL) {
            if (known.name().equals(topic)) {
                try {
                    SpecificRecordBase avro = framing.format(known).decode(value);
                    avro.getSchema()
                            .getFields()
                            .forEach(field -> line("  " + field.name(), String.valueOf(avro.get(field.pos()))));
                } catch (UndecodableException | SchemasUnavailableException undecodable) {
                    line("fields", "cannot be read: " + undecodable.getMessage());
                }
            }
        }
    }

    private void line(String name, String value) {
        lines.add(String.format("%-20s %s", name, value));
    }

    /** Sixteen bytes a line, as numbers and, where they are printable, as characters. */
    private void bytes(String name, byte @Nullable [] bytes) {
        line(name, bytes == null ? "none" : bytes.length + " bytes" + text(bytes));
        for (int from = 0; bytes != null && from < bytes.length; from += ROW) {
            StringBuilder numbers = new StringBuilder();
            StringBuilder characters = new StringBuilder();
            for (int at = from; at < Math.min(from + ROW, bytes.length); at++) {
                numbers.append(String.format("%02x ", bytes[at]));
                characters.append(bytes[at] >= ' ' && bytes[at] < 0x7F ? (char) bytes[at] : '.');
            }
            lines.add(String.format("  %06x  %-48s %s", from, numbers, characters));
        }
    }

    /** Returns short bytes as text, where they are text. */
    private static String text(byte[] bytes) {
        if (bytes.length == 0 || bytes.length > 200) {
            return "";
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.chars().anyMatch(Character::isISOControl) ? "" : ", " + text;
        } catch (CharacterCodingException none) {
            return "";
        }
    }

    private static byte @Nullable [] array(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return null;
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return copy;
    }
}
