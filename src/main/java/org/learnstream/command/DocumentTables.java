package org.learnstream.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.learnstream.config.SettingsCatalogue;
import org.learnstream.config.SettingsLoader;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;

/** The tables of the README that are made from the code. */
final class DocumentTables {
    private DocumentTables() {}

    /** Returns the table of settings in Markdown. */
    static String settings() {
        Map<String, String> defaults = SettingsLoader.defaults();
        List<List<String>> rows = SettingsCatalogue.entries().stream()
                .map(entry -> List.of(
                        "`" + entry.key() + (entry.passThrough() ? ".*" : "") + "`",
                        code(defaults.getOrDefault(entry.key(), "")),
                        cell(entry.doc())))
                .toList();
        return table(List.of("setting", "default", "meaning"), rows);
    }

    /** Returns the table of topics in Markdown. */
    static String topics() {
        List<List<String>> rows = Topics.ALL.stream()
                .map(topic -> List.of(
                        "`" + topic.name() + "`",
                        topic.keyed() == Topic.Keyed.ANY
                                ? ""
                                : topic.keyed().name().toLowerCase(java.util.Locale.ROOT),
                        topic.cleanup().policy(),
                        "`" + topic.codec().schema().getName() + "`",
                        topic.codec().schema().getDoc()))
                .toList();
        return table(List.of("topic", "key", "cleanup", "record", "what it holds"), rows);
    }

    /** Returns a value as code, each of its lines by itself. */
    private static String code(String value) {
        return value.lines().map(line -> "`" + cell(line) + "`").collect(Collectors.joining("<br>"));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String table(List<String> head, List<List<String>> rows) {
        String rule = "|" + "---|".repeat(head.size()) + "\n";
        return line(head) + rule + rows.stream().map(DocumentTables::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
