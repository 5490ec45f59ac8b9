package org.learnstream.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.learnstream.domain.evaluation.SlotLog;
import org.learnstream.domain.learner.Response;

/**
 * An export of feedback: a JSON object a line with {@code user_id}, {@code slate_id}, {@code slot}, {@code arm},
 * {@code kind} (IMPRESSION, CLICK or ENROLMENT) and, where known, {@code propensity}; other fields are passed over.
 */
public final class FeedbackFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FeedbackFile() {}

    /**
     * Hands every response of a file to a reader.
     *
     * @throws MalformedDataException when a line is no such object
     * @throws IOException when the file cannot be read
     */
    public static void read(Path file, Consumer<SlotLog.Heard> reader) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    reader.accept(heard(file, number, line));
                }
            }
        }
    }

    private static SlotLog.Heard heard(Path file, long number, String line) {
        try {
            JsonNode object = JSON.readTree(line);
            JsonNode propensity = object.path("propensity");
            return new SlotLog.Heard(
                    required(object, "user_id").asText(),
                    required(object, "slate_id").asText(),
                    required(object, "slot").asInt(),
                    required(object, "arm").asText(),
                    Response.valueOf(required(object, "kind").asText().toUpperCase(Locale.ROOT)),
                    propensity.isNumber() ? propensity.asDouble() : null);
        } catch (JsonProcessingException malformed) {
            throw new MalformedDataException(
                    file, number, "no JSON", "an object with user_id, slate_id, slot, arm, kind");
        } catch (IllegalArgumentException unusable) {
            throw new MalformedDataException(
                    file, number, String.valueOf(unusable.getMessage()), "user_id, slate_id, slot, arm and kind");
        }
    }

    private static JsonNode required(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    /** Returns the line of a response. */
    public static String line(SlotLog.Heard heard) {
        return JSON.createObjectNode()
                .put("user_id", heard.learnerId())
                .put("slate_id", heard.slateId())
                .put("slot", heard.slot())
                .put("arm", heard.arm())
                .put("kind", heard.response().name())
                .put("propensity", heard.propensity())
                .toString();
    }
}
