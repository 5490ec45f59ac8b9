package org.learnstream.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The compose file, with its anchors and merges resolved as Docker does. */
final class ComposeFile {
    private final JsonNode tree;

    ComposeFile(Path file) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object content = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
        tree = new ObjectMapper().valueToTree(content);
    }

    JsonNode service(String name) {
        return tree.path("services").path(name);
    }

    List<String> services() {
        return tree.path("services").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the names of the volumes. */
    List<String> volumes() {
        return tree.path("volumes").properties().stream().map(Map.Entry::getKey).toList();
    }

    /** Returns the file of the project that a service sees at a path. */
    Optional<Path> mountedAt(String service, String path) {
        return texts(service(service).path("volumes")).stream()
                .map(volume -> volume.split(":"))
                .filter(volume -> volume[0].startsWith("./") && volume[1].equals(path))
                .map(volume -> Path.of(volume[0].substring(2)))
                .findFirst();
    }

    /** Returns the names of the services whose image starts with a text. */
    List<String> servicesOf(String image) {
        return tree.path("services").properties().stream()
                .filter(service -> service.getValue().path("image").asText().startsWith(image))
                .map(Map.Entry::getKey)
                .toList();
    }

    Map<String, String> environment(String service) {
        Map<String, String> environment = new LinkedHashMap<>();
        service(service)
                .path("environment")
                .properties()
                .forEach(one -> environment.put(one.getKey(), one.getValue().asText()));
        return environment;
    }

    /** Returns the port in the container that the service's only published port leads to. */
    int publishedContainerPort(String service) {
        List<String> ports = texts(service(service).path("ports"));
        String only = ports.size() == 1 ? ports.get(0) : "";
        return Integer.parseInt(only.substring(only.lastIndexOf(':') + 1));
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
