package org.learnstream.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * A schema registry in the memory of the test's process, with the part of Confluent's REST interface that the product
 * uses. It checks every new version both ways against all others, notes what it was asked, and can be told to fail.
 */
public final class MemoryRegistry implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<JsonNode> answers = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new TreeMap<>();
    private final Map<String, String> levels = new LinkedHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private int failures;
    private int failure = 503;

    public MemoryRegistry() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** Returns where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Makes the next requests fail with a status, and no word of a registry. */
    public synchronized void failNext(int requests, int status) {
        failures = requests;
        failure = status;
    }

    /** Registers a schema of any kind without a check, and returns its number. */
    public synchronized int put(String subject, JsonNode schema) {
        answers.add(schema);
        subjects.computeIfAbsent(subject, unseen -> new ArrayList<>()).add(answers.size());
        return answers.size();
    }

    /** Registers a schema without a check, and returns its number. */
    public int put(String subject, Schema schema) {
        return put(subject, JSON.createObjectNode().put("schema", schema.toString()));
    }

    /** Returns all that was asked so far, as method and path. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Returns the logins that came with requests. */
    public List<String> logins() {
        return List.copyOf(logins);
    }

    /** Returns what is demanded of the versions of a subject. */
    public synchronized String level(String subject) {
        return levels.getOrDefault(subject, "");
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        logins.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        if (failures > 0) {
            failures--;
            refuse(exchange, failure, failure, "HTTP " + failure);
            return;
        }
        String[] parts = path.substring(1).split("/", -1);
        if (parts[0].equals("schemas")) {
            schema(exchange, Integer.parseInt(parts[2]));
        } else if (parts[0].equals("config")) {
            config(exchange, parts[1], body);
        } else if (parts.length == 2) {
            find(exchange, parts[1], body);
        } else if (parts.length == 4) {
            version(exchange, parts[1], Integer.parseInt(parts[3]));
        } else if (exchange.getRequestMethod().equals("POST")) {
            register(exchange, parts[1], body);
        } else {
            versions(exchange, parts[1]);
        }
    }

    private void schema(HttpExchange exchange, int number) throws IOException {
        if (number < 1 || number > answers.size()) {
            refuse(exchange, 404, 40403, "Schema not found");
        } else {
            answer(exchange, 200, answers.get(number - 1).toString());
        }
    }

    private void config(HttpExchange exchange, String subject, JsonNode body) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            levels.put(subject, body.path("compatibility").asText());
            answer(exchange, 200, body.toString());
        } else if (levels.containsKey(subject)) {
            answer(exchange, 200, "{\"compatibilityLevel\":\"" + levels.get(subject) + "\"}");
        } else {
            refuse(exchange, 404, 40408, "Subject does not have a level of its own");
        }
    }

    private void versions(HttpExchange exchange, String subject) throws IOException {
        List<Integer> numbers = subjects.getOrDefault(subject, List.of());
        if (numbers.isEmpty()) {
            refuse(exchange, 404, 40401, "Subject not found");
        } else {
            List<Integer> versions = new ArrayList<>();
            numbers.forEach(number -> versions.add(versions.size() + 1));
            answer(exchange, 200, JSON.writeValueAsString(versions));
        }
    }

    private void version(HttpExchange exchange, String subject, int version) throws IOException {
        int number = subjects.getOrDefault(subject, List.of()).get(version - 1);
        answer(exchange, 200, numbered(number).put("version", version).toString());
    }

    private void find(HttpExchange exchange, String subject, JsonNode body) throws IOException {
        int number = numberOf(subject, body);
        if (number == 0) {
            refuse(exchange, 404, subjects.containsKey(subject) ? 40403 : 40401, "Schema not found");
        } else {
            answer(exchange, 200, numbered(number).toString());
        }
    }

    private void register(HttpExchange exchange, String subject, JsonNode body) throws IOException {
        int number = numberOf(subject, body);
        Schema schema = new Schema.Parser().parse(body.path("schema").asText());
        for (int other : number > 0 ? List.<Integer>of() : subjects.getOrDefault(subject, List.of())) {
            Schema before = new Schema.Parser()
                    .parse(answers.get(other - 1).path("schema").asText());
            if (!reads(schema, before) || !reads(before, schema)) {
                refuse(exchange, 409, 409, "Schema being registered is incompatible with an earlier schema");
                return;
            }
        }
        answer(exchange, 200, "{\"id\":" + (number > 0 ? number : put(subject, body)) + "}");
    }

    private static boolean reads(Schema reader, Schema writer) {
        return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                        .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    }

    private int numberOf(String subject, JsonNode body) {
        return subjects.getOrDefault(subject, List.of()).stream()
                .filter(number -> answers.get(number - 1).path("schema").equals(body.path("schema")))
                .findFirst()
                .orElse(0);
    }

    private ObjectNode numbered(int number) {
        ObjectNode copy = answers.get(number - 1).deepCopy();
        return copy.put("id", number);
    }

    private static void refuse(HttpExchange exchange, int status, int code, String message) throws IOException {
        answer(
                exchange,
                status,
                JSON.createObjectNode()
                        .put("error_code", code)
                        .put("message", message)
                        .toString());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
