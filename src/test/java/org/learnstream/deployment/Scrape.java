package org.learnstream.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an instance shows to Prometheus, taken apart. */
final class Scrape {
    private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final SortedMap<String, List<Map<String, String>>> samples = new TreeMap<>();
    private final SortedMap<String, String> types = new TreeMap<>();
    private final Map<String, String> helps = new LinkedHashMap<>();

    Scrape(String text) {
        text.lines().forEach(this::read);
    }

    private void read(String line) {
        String[] words = line.split(" ", 4);
        if (line.startsWith("# HELP ")) {
            helps.put(words[2], words.length > 3 ? words[3] : "");
        } else if (line.startsWith("# TYPE ")) {
            types.put(words[2], words[3]);
        } else {
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.matches()) {
                throw new IllegalArgumentException("no sample: " + line);
            }
            Map<String, String> labels = new LinkedHashMap<>();
            if (sample.group(2) != null) {
                LABEL.matcher(sample.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
            }
            samples.computeIfAbsent(sample.group(1), first -> new ArrayList<>()).add(labels);
        }
    }

    /** Returns the labels of every sample of a metric; none when there is no such metric. */
    List<Map<String, String>> samples(String metric) {
        return samples.getOrDefault(metric, List.of());
    }

    /** Returns the rows of a table of the application's own metrics: name, type, labels, meaning. */
    List<String> table() {
        return types.entrySet().stream()
                .filter(type -> type.getKey().matches("(learnstream|http)_.*"))
                .map(type -> "| `" + type.getKey() + "` | " + type.getValue() + " | " + labels(type.getKey()) + " | "
                        + helps.getOrDefault(type.getKey(), "") + " |")
                .toList();
    }

    private String labels(String family) {
        SortedSet<String> labels = new TreeSet<>();
        List.of("", "_bucket", "_count")
                .forEach(suffix -> samples(family + suffix).forEach(sample -> labels.addAll(sample.keySet())));
        labels.remove("le");
        return String.join(", ", labels);
    }
}
