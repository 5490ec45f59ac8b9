package org.learnstream.http;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.learnstream.query.Freshness;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The JSON of a published slate, but for what differs from read to read: how old the copy may be, and whose it is. */
final class RenderedSlate {
    private static final byte[] FRESHNESS = "\"staleness_millis\":".getBytes(UTF_8);
    private static final byte[] HOST = ",\"served_by\":".getBytes(UTF_8);
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.:_\\[\\]-]*");

    private final byte[] beginning;

    private RenderedSlate(byte[] beginning) {
        this.beginning = beginning;
    }

    /** Returns the JSON of a body, whose last properties are those of the copy. */
    static RenderedSlate of(RecommendationsBody body) {
        byte[] json = Json.write(body).getBytes();
        int at = json.length - FRESHNESS.length;
        while (!Arrays.equals(json, at, at + FRESHNESS.length, FRESHNESS, 0, FRESHNESS.length)) {
            at--;
        }
        return new RenderedSlate(Arrays.copyOf(json, at));
    }

    /** Returns the whole JSON, with what is to be said of a copy. */
    Buffer of(Freshness freshness) {
        return Buffer.buffer(beginning.length + 128)
                .appendBytes(beginning)
                .appendBytes(FRESHNESS)
                .appendString(Long.toString(freshness.stalenessMillis()))
                .appendBytes(HOST)
                .appendString(text(freshness.host()))
                .appendByte((byte) '}');
    }

    private static String text(String host) {
        return PLAIN.matcher(host).matches()
                ? "\"" + host + "\""
                : Json.write(host).toString();
    }
}
