package org.learnstream.config;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Every setting there is, found from the records themselves. */
public final class SettingsCatalogue {
    private static final String ENVIRONMENT_PREFIX = "LEARNSTREAM_";
    private static final List<Entry> ENTRIES = List.copyOf(find());

    private SettingsCatalogue() {}

    /**
     * One setting.
     *
     * @param key dotted name in kebab case, for example {@code http.port}
     * @param type type of the value, in words
     * @param doc what it means
     * @param passThrough whether the key is a prefix under which any further key is taken
     */
    public record Entry(String key, String type, String doc, boolean passThrough) {
        /** Returns the environment variable that sets it. */
        public String environmentVariable() {
            return ENVIRONMENT_PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
        }
    }

    /** Returns all settings in the order of the records. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    static boolean knows(String key) {
        return ENTRIES.stream()
                .anyMatch(entry -> entry.passThrough() ? key.startsWith(entry.key() + ".") : key.equals(entry.key()));
    }

    private static List<Entry> find() {
        List<Entry> entries = new ArrayList<>();
        for (RecordComponent group : Settings.class.getRecordComponents()) {
            find(kebab(group.getName()), group.getType(), entries);
        }
        return entries;
    }

    private static void find(String group, Class<?> type, List<Entry> entries) {
        for (RecordComponent setting : type.getRecordComponents()) {
            String key = group + "." + kebab(setting.getName());
            if (setting.getType().isRecord()) {
                find(key, setting.getType(), entries);
            } else {
                Doc doc = Objects.requireNonNull(setting.getAnnotation(Doc.class), setting.toString());
                entries.add(new Entry(key, type(setting.getType()), doc.value(), setting.getType() == Map.class));
            }
        }
    }

    private static String type(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Duration" -> "ISO 8601 duration";
            case "Path" -> "path";
            case "Map" -> "pass-through";
            case "String" -> "text";
            case "int", "long" -> "whole number";
            case "double" -> "number";
            default -> type.getSimpleName();
        };
    }

    private static String kebab(String name) {
        return PropertyNamingStrategies.KebabCaseStrategy.INSTANCE.translate(name);
    }
}
