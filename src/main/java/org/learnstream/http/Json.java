package org.learnstream.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How representations become JSON: snake_case names, nothing for what is absent. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static Buffer write(Object representation) {
        try {
            return Buffer.buffer(MAPPER.writeValueAsBytes(representation));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a representation cannot be written", impossible);
        }
    }

    /** Reads any JSON value; a missing node when there are no bytes. */
    static JsonNode read(Buffer bytes) throws IOException {
        return MAPPER.readTree(bytes.getBytes());
    }
}
