package org.learnstream.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.logstash.logback.composite.AbstractJsonProvider;
import org.slf4j.event.KeyValuePair;

/**
 * Writes the values of a message by their names: our messages are constant, with {@code name={}} for what changes, so that
 * nobody has to take a line apart.
 */
final class MessageValues extends AbstractJsonProvider<ILoggingEvent> {
    static final String FIELD = "values";

    private static final Pattern PLACE = Pattern.compile("(?:(\\w+)=)?\\{}");

    @Override
    public void writeTo(JsonGenerator json, ILoggingEvent event) throws IOException {
        Map<String, Object> values = values(event);
        if (values.isEmpty()) {
            return;
        }
        json.writeObjectFieldStart(FIELD);
        for (Map.Entry<String, Object> value : values.entrySet()) {
            json.writeFieldName(value.getKey());
            write(json, value.getValue());
        }
        json.writeEndObject();
    }

    private static Map<String, Object> values(ILoggingEvent event) {
        Map<String, Object> values = new LinkedHashMap<>();
        Object[] arguments = event.getArgumentArray();
        if (arguments != null && event.getMessage() != null) {
            Matcher place = PLACE.matcher(event.getMessage());
            for (int index = 0; place.find() && index < arguments.length; index++) {
                if (place.group(1) != null) {
                    Object value = arguments[index];
                    values.put(place.group(1), value == null ? "null" : value);
                }
            }
        }
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs != null) {
            pairs.forEach(pair -> values.put(pair.key, String.valueOf(pair.value)));
        }
        return values;
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Long || value instanceof Integer) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            json.writeNumber(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(value.toString());
        }
    }
}
