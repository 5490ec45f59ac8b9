package org.learnstream.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expression in Prometheus's language asks for: metrics with their labels, and labels that it groups by.
 *
 * @param selectors the metrics
 * @param grouped the labels
 */
record Expression(List<Selector> selectors, Set<String> grouped) {
    private static final Set<String> GROUPING = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");
    private static final Pattern TOKEN = Pattern.compile(
            "(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?<labels>\\{(?:[^}\"]|\"[^\"]*\")*})?|\\[[^\\]]*]|[0-9.]+\\w*|\"[^\"]*\"|\\S");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

    /**
     * One metric.
     *
     * @param metric its name
     * @param labels the labels that it is chosen by, with the value that they must have if it is one
     */
    record Selector(String metric, Map<String, Optional<String>> labels) {}

    static Expression of(String text) {
        List<Selector> selectors = new ArrayList<>();
        Set<String> grouped = new LinkedHashSet<>();
        Matcher token = TOKEN.matcher(text);
        int from = 0;
        while (token.find(from)) {
            from = token.end();
            String name = token.group("name");
            if (name == null || OPERATORS.contains(name)) {
                continue;
            }
            String rest = text.substring(from).stripLeading();
            if (GROUPING.contains(name) && rest.startsWith("(")) {
                String list = rest.substring(1, rest.indexOf(')'));
                if (!list.isBlank()) {
                    grouped.addAll(List.of(list.strip().split("\\s*,\\s*")));
                }
                from = text.indexOf(')', from) + 1;
            } else if (!rest.startsWith("(") && !(GROUPING.stream().anyMatch(rest::startsWith) && isFunction(rest))) {
                selectors.add(new Selector(name, labels(token.group("labels"))));
            }
        }
        return new Expression(List.copyOf(selectors), Set.copyOf(grouped));
    }

    /** A grouping word between the name and the bracket belongs to a function, as in {@code sum by (le) (...)}. */
    private static boolean isFunction(String rest) {
        return rest.matches("(?s)(by|without)\\s*\\(.*");
    }

    private static Map<String, Optional<String>> labels(String text) {
        Map<String, Optional<String>> labels = new HashMap<>();
        if (text != null) {
            MATCHER.matcher(text)
                    .results()
                    .forEach(match -> labels.put(
                            match.group(1),
                            match.group(2).equals("=") ? Optional.of(match.group(3)) : Optional.empty()));
        }
        return labels;
    }
}
