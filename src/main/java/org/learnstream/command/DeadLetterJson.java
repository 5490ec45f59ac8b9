package org.learnstream.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.deadletters.PendingDeadLetter;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterHeader;

/** A dead letter as a line of JSON. Key, value and header values are Base64, because they may be any bytes. */
final class DeadLetterJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private DeadLetterJson() {}

    static String line(PendingDeadLetter one) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("dead_letter_partition", one.stored().partition());
        json.put("dead_letter_offset", one.stored().offset());
        one.letter().ifPresent(letter -> fill(json, letter));
        return json.toString();
    }

    private static void fill(ObjectNode json, DeadLetter letter) {
        json.put("reason", letter.getReason().toString());
        json.put("message", letter.getMessage());
        json.put("topic", letter.getTopic());
        json.put("partition", letter.getPartition());
        json.put("offset", letter.getOffset());
        json.put("record_time", letter.getRecordTime() < 0 ? null : instant(letter.getRecordTime()));
        json.put("failed_time", instant(letter.getFailedTime()));
        json.put("key", base64(letter.getKey()));
        json.put("value", base64(letter.getValue()));
        json.put("missing_bytes", letter.getMissingBytes());
        ArrayNode headers = json.putArray("headers");
        for (DeadLetterHeader header : letter.getHeaders()) {
            headers.addObject().put("name", header.getName()).put("value", base64(header.getValue()));
        }
    }

    private static String instant(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static @Nullable String base64(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return null;
        }
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }
}
