package org.learnstream.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Another application that shares topics with this one by a schema registry: it knows the Confluent wire format and the
 * registry's interface, and nothing of the product's code or classes.
 */
public final class ConfluentPeer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, Schema> schemas = new HashMap<>();

    public ConfluentPeer(String url) {
        this.url = url;
    }

    /** Registers a schema under a subject and returns its number. */
    public int register(String subject, Schema schema) {
        return post(
                        "/subjects/" + subject + "/versions",
                        JSON.createObjectNode().put("schema", schema.toString()))
                .path("id")
                .asInt();
    }

    /** Returns the newest version of a subject. */
    public Schema newest(String subject) {
        return new Schema.Parser()
                .parse(get("/subjects/" + subject + "/versions/latest")
                        .path("schema")
                        .asText());
    }

    /** Returns what the registry answers to a question. */
    public JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(url + path)));
    }

    private JsonNode post(String path, JsonNode body) {
        return send(HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError("the registry answers " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns the bytes of a record, under the number of its schema. */
    public static byte[] encode(int number, GenericRecord avro) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.write(0);
            bytes.writeBytes(ByteBuffer.allocate(4).putInt(number).array());
            BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(avro.getSchema()).write(avro, encoder);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Returns the record of bytes, by the schema that the registry has under their number. */
    public GenericRecord decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.get() != 0) {
            throw new AssertionError("not in the Confluent wire format: first byte " + bytes[0]);
        }
        Schema writer = schemas.computeIfAbsent(
                buffer.getInt(),
                number -> new Schema.Parser()
                        .parse(get("/schemas/ids/" + number).path("schema").asText()));
        try {
            return new GenericDatumReader<GenericRecord>(writer)
                    .read(null, DecoderFactory.get().binaryDecoder(bytes, 5, bytes.length - 5, null));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
