package org.learnstream.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings once: the command line wins over the environment, the environment over the file, the file over
 * the defaults. Unknown keys and unusable values stop the start-up with key, value and expectation.
 */
public final class SettingsLoader {
    private static final String PREFIX = "LEARNSTREAM_";
    private static final String CLIENT = "kafka.client.";
    private static final String CLIENT_VARIABLE = "LEARNSTREAM_KAFKA_CLIENT_";
    /** Variables with our prefix that are no settings: where the tests find real data, and options of the JVM. */
    private static final Set<String> OTHER_VARIABLES = Set.of("LEARNSTREAM_DATA", "LEARNSTREAM_JAVA_OPTIONS");

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private SettingsLoader() {}

    /**
     * Returns the settings.
     *
     * @param file YAML file; null when there is none
     * @param environment environment variables; those that start with LEARNSTREAM_ are settings
     * @param commandLine dotted keys and their values
     * @throws SettingsException when a key is unknown or a value unusable
     */
    public static Settings load(@Nullable Path file, Map<String, String> environment, Map<String, String> commandLine) {
        Map<String, String> values = new LinkedHashMap<>(defaults());
        if (file != null) {
            merge(values, read(file), "the file " + file);
        }
        merge(values, fromEnvironment(environment), "the environment");
        merge(values, commandLine, "the command line");
        return bind(values);
    }

    /** Returns the default of every setting by its key. */
    public static Map<String, String> defaults() {
        try (InputStream resource =
                Objects.requireNonNull(SettingsLoader.class.getResourceAsStream("defaults.yaml"), "defaults.yaml")) {
            return flatten(YAML.readTree(resource));
        } catch (IOException failure) {
            throw new IllegalStateException("the default settings cannot be read", failure);
        }
    }

    private static void merge(Map<String, String> values, Map<String, String> added, String source) {
        added.forEach((key, value) -> {
            if (!SettingsCatalogue.knows(key)) {
                throw new SettingsException(
                        "unknown setting " + key + " in " + source + "; `learnstream settings` lists all settings");
            }
            values.put(key, value);
        });
    }

    private static Map<String, String> read(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            return flatten(YAML.readTree(content));
        } catch (IOException failure) {
            throw new SettingsException("the settings file " + file + " cannot be read: " + failure.getMessage());
        }
    }

    private static Map<String, String> fromEnvironment(Map<String, String> environment) {
        Map<String, String> keys = SettingsCatalogue.entries().stream()
                .collect(Collectors.toMap(
                        SettingsCatalogue.Entry::environmentVariable, SettingsCatalogue.Entry::key, (one, two) -> one));
        Map<String, String> values = new LinkedHashMap<>();
        environment.forEach((variable, value) -> {
            if (!variable.startsWith(PREFIX) || OTHER_VARIABLES.contains(variable)) {
                return;
            }
            if (variable.startsWith(CLIENT_VARIABLE)) {
                values.put(
                        CLIENT
                                + variable.substring(CLIENT_VARIABLE.length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '.'),
                        value);
            } else {
                values.put(keys.getOrDefault(variable, variable), value);
            }
        });
        return values;
    }

    private static Map<String, String> flatten(JsonNode tree) {
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", tree, values);
        return values;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> values) {
        node.properties().forEach(property -> {
            String key = prefix + property.getKey();
            if (property.getValue().isObject()) {
                flatten(key + ".", property.getValue(), values);
            } else if (property.getValue().isArray()) {
                throw new SettingsException(key + " is a list, expected one text; lists are written in one, and in YAML"
                        + " a text of several lines begins with |");
            } else {
                values.put(key, property.getValue().asText());
            }
        });
    }

    private static Settings bind(Map<String, String> values) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.withObject("/kafka").putObject("client");
        values.forEach((key, value) -> {
            int dot = key.startsWith(CLIENT) ? CLIENT.length() - 1 : key.lastIndexOf('.');
            String group = "/" + key.substring(0, dot).replace('.', '/');
            tree.withObject(group).put(key.substring(dot + 1), value);
        });
        try {
            return MAPPER.treeToValue(tree, Settings.class);
        } catch (InvalidFormatException failure) {
            throw new SettingsException(key(failure) + " is " + failure.getValue() + ", expected "
                    + failure.getTargetType().getSimpleName().toLowerCase(Locale.ROOT));
        } catch (JsonProcessingException failure) {
            if (failure.getCause() instanceof SettingsException cause) {
                throw cause;
            }
            throw new SettingsException("the settings are unusable: " + failure.getOriginalMessage());
        }
    }

    private static String key(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
    }
}
