package org.learnstream.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.intervention.Decision;
import org.learnstream.domain.intervention.InterventionRule;
import org.learnstream.domain.intervention.Refusal;
import org.learnstream.domain.intervention.Situation;

/**
 * What rules would have done about alerts.
 *
 * @param learners with an alert
 * @param rules in their order
 * @param cells by rule, month (UTC) and level of the alerts
 * @param silent for each month and level the alerts without any suggestion, counted as suggested
 * @param examples some alerts and what was decided, in the order of time
 */
public record InterventionReport(
        long learners,
        List<InterventionRule> rules,
        Map<Cell, InterventionCounts> cells,
        Map<Cell, InterventionCounts> silent,
        List<Example> examples) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What counts are kept by; the rule is empty where it does not matter. */
    public record Cell(String rule, YearMonth month, ChurnLevel level) {
        static final Comparator<Cell> ORDER =
                Comparator.comparing(Cell::rule).thenComparing(Cell::month).thenComparing(Cell::level);
    }

    /** An alert and what was decided. */
    public record Example(String learner, Situation situation, Decision decision) {}

    public InterventionReport {
        rules = List.copyOf(rules);
        examples = List.copyOf(examples);
    }

    /** Returns the counts of some rules together, by a property of their cells. */
    public <K extends Comparable<K>> Map<K, InterventionCounts> sums(String rule, Function<Cell, K> by) {
        return sums(cells, rule, by);
    }

    /** Returns the counts of alerts without a suggestion together, by a property of their cells. */
    public <K extends Comparable<K>> Map<K, InterventionCounts> unanswered(Function<Cell, K> by) {
        return sums(silent, "", by);
    }

    /** Returns the counts of the rules with an action and a channel together. */
    public Map<String, InterventionCounts> byAction() {
        Map<String, InterventionCounts> sums = new TreeMap<>();
        for (InterventionRule rule : rules) {
            sums(rule.name(), cell -> "")
                    .values()
                    .forEach(counts ->
                            sums.merge(rule.action() + " " + rule.channel(), counts, InterventionCounts::plus));
        }
        return sums;
    }

    private static <K extends Comparable<K>> Map<K, InterventionCounts> sums(
            Map<Cell, InterventionCounts> cells, String rule, Function<Cell, K> by) {
        return cells.entrySet().stream()
                .filter(entry -> entry.getKey().rule().equals(rule))
                .collect(Collectors.toMap(
                        entry -> by.apply(entry.getKey()),
                        Map.Entry::getValue,
                        InterventionCounts::plus,
                        TreeMap::new));
    }

    /** Returns the figures as JSON. */
    public String json() {
        ObjectNode report = JSON.createObjectNode().put("learners", learners);
        var rows = report.putArray("rules");
        cells.forEach((cell, counts) -> put(rows.addObject().put("rule", cell.rule()), cell, counts));
        var without = report.putArray("without_suggestion");
        silent.forEach((cell, counts) -> without.addObject()
                .put("month", cell.month().toString())
                .put("level", cell.level().name())
                .put("alerts", counts.suggested())
                .put("outcome_known", counts.known())
                .put("came_back", counts.returned()));
        var actions = report.putArray("actions");
        byAction()
                .forEach((name, counts) -> actions.addObject()
                        .put("action", name.substring(0, name.indexOf(' ')))
                        .put("channel", name.substring(name.indexOf(' ') + 1))
                        .put("suggested", counts.suggested())
                        .put("delayed", counts.delayed())
                        .put("outcome_known", counts.known())
                        .put("came_back", counts.returned()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void put(ObjectNode row, Cell cell, InterventionCounts counts) {
        row.put("month", cell.month().toString())
                .put("level", cell.level().name())
                .put("alerts", counts.alerts())
                .put("suggested", counts.suggested())
                .put("delayed", counts.delayed());
        ObjectNode refused = row.putObject("refused");
        for (Refusal.Reason reason : Refusal.Reason.values()) {
            refused.put(reason.name().toLowerCase(Locale.ROOT), counts.refused(reason));
        }
        row.put("outcome_known", counts.known()).put("came_back", counts.returned());
    }
}
