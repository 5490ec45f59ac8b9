package org.learnstream.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.learnstream.config.RegistrySettings;
import org.learnstream.registry.RegistryClient.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names under which a registry keeps the versions of schemas.
 *
 * @param client asks the registry
 * @param settings whether to register, and what is demanded of new versions
 */
record Subjects(RegistryClient client, RegistrySettings settings) {
    private static final Logger LOG = LoggerFactory.getLogger(Subjects.class);
    private static final int MOST_VERSIONS = 10;

    /**
     * Returns the number of a schema under a subject: registers it when that is wanted, else finds it.
     *
     * @throws SchemaRefusedException when the registry takes it not, or has it not
     */
    int number(String subject, Schema schema, Duration patience) {
        return settings.autoRegister() ? register(subject, schema, patience) : find(subject, schema, patience);
    }

    /** Returns the newest versions of a subject by their numbers; those that are no schema of Avro are left out. */
    Map<Integer, Schema> versions(String subject, Duration patience) {
        Map<Integer, Schema> schemas = new TreeMap<>();
        for (Version version : newest(subject, patience)) {
            schemas.put(version.number(), version.schema());
        }
        return schemas;
    }

    private int register(String subject, Schema schema, Duration patience) {
        demand(subject, patience);
        Answer answer = client.post(path(subject) + "/versions", body(schema), patience);
        if (!answer.isYes()) {
            // Another instance may have been faster with the same.
            Answer there = client.post(path(subject), body(schema), patience);
            if (!there.isYes()) {
                throw refused(subject, schema, answer, patience);
            }
            return number(there);
        }
        // Some registries keep no demand of a subject that has no version yet.
        demand(subject, patience);
        return number(answer);
    }

    private void demand(String subject, Duration patience) {
        String wanted = settings.compatibility();
        if (wanted.isEmpty()) {
            return;
        }
        String path = "/config/" + RegistryClient.part(subject);
        Answer now = client.get(path, patience);
        if (now.isYes() && now.body().path("compatibilityLevel").asText().equals(wanted)) {
            return;
        }
        JsonNode body = JsonNodeFactory.instance.objectNode().put("compatibility", wanted);
        Answer set = client.put(path, body, patience);
        if (set.isYes()) {
            LOG.info("Compatibility of a subject set subject={} compatibility={}", subject, wanted);
        } else if (set.status() != 404) {
            throw new SchemaRefusedException(
                    "schema registry " + client.url() + " does not take compatibility " + wanted
                            + " for subject " + subject + " (" + set.words()
                            + ") -> set schema.registry.compatibility to one it knows, or to nothing");
        }
    }

    private int find(String subject, Schema schema, Duration patience) {
        Answer answer = client.post(path(subject), body(schema), patience);
        if (!answer.isYes()) {
            throw new SchemaRefusedException(
                    "schema registry " + client.url() + " does not have our schema "
                            + schema.getFullName() + " under subject " + subject + " (" + answer.words()
                            + ") -> run `learnstream topics create`, which registers it, or set schema.registry.auto-register to true");
        }
        return number(answer);
    }

    private SchemaRefusedException refused(String subject, Schema schema, Answer answer, Duration patience) {
        List<String> differences = new ArrayList<>();
        for (Version version : newest(subject, patience)) {
            differences.addAll(Differences.between(schema, version.schema(), "version " + version.version()));
        }
        return new SchemaRefusedException("schema registry " + client.url() + " refuses our schema "
                + schema.getFullName() + " for subject " + subject + " (" + answer.words() + ")"
                + String.join(
                        "", differences.stream().map(line -> "\n    " + line).toList())
                + "\n  -> run the version of LearnStream that fits what is registered; or, when nothing is to be read any"
                + " more that those versions wrote, delete them in the registry; or loosen"
                + " schema.registry.compatibility");
    }

    private record Version(int version, int number, Schema schema) {}

    private List<Version> newest(String subject, Duration patience) {
        Answer answer = client.get(path(subject) + "/versions", patience);
        if (!answer.isYes()) {
            return List.of();
        }
        List<Integer> versions = new ArrayList<>();
        answer.body().forEach(version -> versions.add(version.asInt()));
        List<Version> found = new ArrayList<>();
        versions.stream().sorted(Comparator.reverseOrder()).limit(MOST_VERSIONS).forEach(version -> {
            Answer one = client.get(path(subject) + "/versions/" + version, patience);
            if (one.isYes()) {
                add(found, version, one);
            }
        });
        return found;
    }

    private static void add(List<Version> found, int version, Answer answer) {
        try {
            found.add(new Version(version, answer.number("id"), new Schema.Parser().parse(answer.text("schema"))));
        } catch (SchemaParseException other) {
            // Of another kind, or made of others; when a record brings its number, it is looked at again.
            LOG.debug("Version passed over version={} reason={}", version, other.getMessage());
        }
    }

    private static int number(Answer answer) {
        return answer.number("id");
    }

    private static JsonNode body(Schema schema) {
        return JsonNodeFactory.instance.objectNode().put("schema", schema.toString());
    }

    private static String path(String subject) {
        return "/subjects/" + RegistryClient.part(subject);
    }
}
