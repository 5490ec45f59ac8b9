package org.learnstream.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.intervention.Condition;
import org.learnstream.domain.intervention.Condition.OfFigure;
import org.learnstream.domain.intervention.Condition.OfLevel;
import org.learnstream.domain.intervention.Condition.OfSegment;
import org.learnstream.domain.intervention.ContactPolicy;
import org.learnstream.domain.intervention.Figure;
import org.learnstream.domain.intervention.InterventionRule;
import org.learnstream.domain.intervention.InterventionRules;
import org.learnstream.domain.intervention.Relation;

/** Reads a table of rules from text: one rule a line; empty lines and those that begin with # say nothing. */
final class RuleTable {
    private static final String FORM = "NAME | CONDITIONS | ACTION | CHANNEL | COOL-DOWN | CAP";
    private static final int FIELDS = 6;
    private static final Pattern CONDITION = Pattern.compile("([a-z]+)(>=|<=|>|<|=)(.+)");

    private RuleTable() {}

    /**
     * Returns the rules of a text.
     *
     * @param key setting that the text is of
     * @throws SettingsException that names the key, the line, what it says and what was expected
     */
    static InterventionRules read(String key, String text, ContactPolicy policy) {
        List<InterventionRule> rules = new ArrayList<>();
        String[] lines = text.split("\\R", -1);
        Set<String> names = new HashSet<>();
        for (int number = 1; number <= lines.length; number++) {
            String line = lines[number - 1].strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                InterventionRule rule = rule(line);
                expect(names.add(rule.name()), "another name than that of an earlier rule, got " + rule.name());
                rules.add(rule);
            } catch (IllegalArgumentException unusable) {
                throw new SettingsException(
                        key + ", line " + number + ", is \"" + line + "\", expected " + unusable.getMessage());
            }
        }
        try {
            return new InterventionRules(rules, policy);
        } catch (IllegalArgumentException unusable) {
            throw new SettingsException(key + " is unusable, expected " + unusable.getMessage());
        }
    }

    private static InterventionRule rule(String line) {
        String[] fields = line.split("\\|", -1);
        expect(fields.length == FIELDS, FORM + ", got " + fields.length + (fields.length == 1 ? " field" : " fields"));
        for (int field = 0; field < FIELDS; field++) {
            fields[field] = fields[field].strip();
        }
        return new InterventionRule(
                fields[0], conditions(fields[1]), fields[2], fields[3], duration(fields[4]), number(fields[5]));
    }

    private static List<Condition> conditions(String text) {
        expect(!text.isEmpty(), "conditions, or * for none, got nothing");
        if (text.equals("*")) {
            return List.of();
        }
        List<Condition> conditions =
                Arrays.stream(text.split("\\s+")).map(RuleTable::condition).toList();
        for (Class<?> once : List.of(OfLevel.class, OfSegment.class)) {
            expect(
                    conditions.stream().filter(once::isInstance).count() <= 1,
                    "level and segment once each, got " + text);
        }
        return conditions;
    }

    private static Condition condition(String text) {
        Matcher parts = CONDITION.matcher(text);
        expect(parts.matches(), "conditions such as level=GONE or probability>=0.6, got " + text);
        String name = parts.group(1);
        String relation = parts.group(2);
        List<String> values = Arrays.asList(parts.group(3).split(",", -1));
        if (relation.equals("=")) {
            return switch (name) {
                case "level" ->
                    new OfLevel(values.stream().map(RuleTable::level).toList());
                case "segment" ->
                    new OfSegment(values.stream().map(RuleTable::segment).toList());
                default -> throw new IllegalArgumentException("level=... or segment=..., got " + text);
            };
        }
        Figure figure = Stream.of(Figure.values())
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "probability, value or sentiment before " + relation + ", got " + text));
        Relation side = Stream.of(Relation.values())
                .filter(one -> one.symbol().equals(relation))
                .findFirst()
                .orElseThrow();
        return new OfFigure(figure, side, bound(text, parts.group(3)));
    }

    private static ChurnLevel level(String text) {
        return Stream.of(ChurnLevel.values())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("level AT_RISK or GONE, got " + text));
    }

    private static String segment(String text) {
        List<String> known = Stream.of(Segment.values()).map(Segment::label).toList();
        expect(known.contains(text), "segments among " + String.join(", ", known) + ", got " + text);
        return text;
    }

    private static double bound(String condition, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("a number as bound, got " + condition, noNumber);
        }
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException noDuration) {
            throw new IllegalArgumentException("a cool-down in days or less such as P30D, got " + text, noDuration);
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            throw new IllegalArgumentException("a whole number as cap, got " + text, noNumber);
        }
    }

    private static void expect(boolean holds, String expectation) {
        if (!holds) {
            throw new IllegalArgumentException(expectation);
        }
    }
}
