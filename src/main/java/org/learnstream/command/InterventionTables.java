package org.learnstream.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.learnstream.domain.intervention.InterventionRule;
import org.learnstream.domain.intervention.Refusal;
import org.learnstream.domain.intervention.Suggestion;
import org.learnstream.evaluation.InterventionCounts;
import org.learnstream.evaluation.InterventionReport;

/**
 * What rules of interventions would have done, as tables for people.
 *
 * @param report what they would have done
 * @param byMonth whether each month has a line of its own
 */
record InterventionTables(InterventionReport report, boolean byMonth) {
    private static final String NONE = "(none)";

    /** Returns the rules whose conditions no alert met, separated by commas. */
    String unmet() {
        return report.rules().stream()
                .map(InterventionRule::name)
                .filter(rule -> report.sums(rule, cell -> "").values().stream().noneMatch(InterventionTables::met))
                .collect(Collectors.joining(", "));
    }

    /** Returns what became of each rule. */
    TextTable byRule() {
        List<String> head = new ArrayList<>(List.of("rule"));
        if (byMonth) {
            head.add("month");
        }
        head.addAll(List.of("level", "alerts", "suggested", "delayed"));
        Arrays.stream(Refusal.Reason.values()).map(InterventionTables::words).forEach(head::add);
        head.add("came back");
        TextTable table = new TextTable(head.toArray(String[]::new));
        for (InterventionRule rule : report.rules()) {
            report.sums(rule.name(), this::line).forEach((line, counts) -> {
                if (met(counts)) {
                    table.row(cells(rule.name(), line, counts));
                }
            });
        }
        report.unanswered(this::line).forEach((line, counts) -> table.row(cells(NONE, line, counts)));
        return table;
    }

    private static boolean met(InterventionCounts counts) {
        return counts.refused(Refusal.Reason.CONDITION) < counts.alerts();
    }

    private String line(InterventionReport.Cell cell) {
        return (byMonth ? cell.month() + " " : "") + cell.level();
    }

    private static Object[] cells(String rule, String line, InterventionCounts counts) {
        List<Object> cells = new ArrayList<>(List.of(rule));
        cells.addAll(Arrays.asList(line.split(" ", -1)));
        cells.add(whole(counts.alerts()));
        cells.add(rule.equals(NONE) ? "-" : whole(counts.suggested()));
        cells.add(rule.equals(NONE) ? "-" : whole(counts.delayed()));
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            cells.add(whole(counts.refused(reason)));
        }
        cells.add(share(counts));
        return cells.toArray();
    }

    /** Returns what was suggested, by action. */
    TextTable byAction() {
        TextTable table = new TextTable("action", "channel", "suggested", "delayed", "outcome known", "came back");
        report.byAction()
                .forEach((name, counts) -> table.row(
                        name.substring(0, name.indexOf(' ')),
                        name.substring(name.indexOf(' ') + 1),
                        whole(counts.suggested()),
                        whole(counts.delayed()),
                        whole(counts.known()),
                        share(counts)));
        return table;
    }

    /** Returns single alerts. */
    TextTable examples() {
        TextTable table = new TextTable(
                "learner",
                "alert",
                "level",
                "probability",
                "rule",
                "action",
                "channel",
                "not before",
                "why not others");
        for (InterventionReport.Example example : report.examples()) {
            OptionalDouble probability = example.situation().probability();
            table.row(
                    example.learner(),
                    second(example.situation().time()),
                    example.situation().level(),
                    probability.isPresent() ? String.format(Locale.ROOT, "%.2f", probability.getAsDouble()) : "-",
                    example.decision().suggestion().map(Suggestion::rule).orElse(NONE),
                    example.decision().suggestion().map(Suggestion::action).orElse("-"),
                    example.decision().suggestion().map(Suggestion::channel).orElse("-"),
                    example.decision()
                            .suggestion()
                            .map(found -> second(found.notBefore()))
                            .orElse("-"),
                    example.decision().refusals().stream()
                            .filter(refusal -> refusal.reason() != Refusal.Reason.OUTRANKED)
                            .map(refusal -> refusal.rule() + ": " + refusal.text())
                            .collect(Collectors.joining("; ")));
        }
        return table;
    }

    private static String second(long time) {
        return Instant.ofEpochSecond(time / 1000).toString();
    }

    private static String words(Refusal.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String whole(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String share(InterventionCounts counts) {
        return counts.known() == 0
                ? "-"
                : String.format(Locale.ROOT, "%.1f%%", 100.0 * counts.returned() / counts.known());
    }
}
