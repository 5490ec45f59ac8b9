package org.learnstream.chaos;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the instances answer over HTTP. */
final class Served {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Instances instances;

    Served(Instances instances) {
        this.instances = instances;
    }

    /** Returns what all instances together have counted, by topic and outcome; nothing while one does not say. */
    Optional<Map<String, Long>> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (InstanceProcess instance : instances.all()) {
            Optional<JsonNode> answer = get(instance, "/v1/intake");
            if (answer.isEmpty()) {
                return Optional.empty();
            }
            for (JsonNode topic : answer.get().get("topics")) {
                String name = topic.get("topic").asText();
                for (String outcome : new String[] {"received", "activities", "duplicates"}) {
                    add(counts, name + " " + outcome, topic.get(outcome).asLong());
                }
                topic.get("dead_letters")
                        .properties()
                        .forEach(letters -> add(
                                counts,
                                name + " " + Comparison.letterCount(letters.getKey()),
                                letters.getValue().asLong()));
            }
        }
        return Optional.of(counts);
    }

    private static void add(Map<String, Long> counts, String key, long count) {
        if (count > 0) {
            counts.merge(key, count, Long::sum);
        }
    }

    /** Returns where the instances answer. */
    List<String> instances() {
        return instances.all().stream().map(InstanceProcess::url).toList();
    }

    /** Returns what the course model of the instance at an address says of a course, as {@link Outcome#course} does. */
    Optional<Map<String, String>> course(String url, String courseId) {
        InstanceProcess instance = instances.all().stream()
                .filter(each -> each.url().equals(url))
                .findAny()
                .orElseThrow();
        Optional<JsonNode> known = get(instance, "/v1/courses/" + courseId);
        Optional<JsonNode> neighbours = get(instance, "/v1/courses/" + courseId + "/neighbours?limit=100");
        if (known.isEmpty() || neighbours.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> model = new TreeMap<>();
        model.put(courseId, Long.toString(known.get().get("learners").asLong()));
        for (JsonNode item : neighbours.get().get("items")) {
            model.put(
                    item.get("course_id").asText(),
                    item.get("cosine").asDouble() + " of "
                            + item.get("common_learners").asLong());
        }
        return Optional.of(model);
    }

    private static Optional<JsonNode> get(InstanceProcess instance, String path) {
        return instance.get(path).map(text -> {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException unreadable) {
                throw new ChaosException(path + " answered what is no JSON: " + text, unreadable);
            }
        });
    }
}
