package org.learnstream.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.learnstream.domain.intervention.Contacts;
import org.learnstream.domain.intervention.Decision;
import org.learnstream.domain.intervention.InterventionRules;
import org.learnstream.domain.intervention.Refusal;
import org.learnstream.domain.intervention.Situation;
import org.learnstream.domain.intervention.Suggestion;
import org.learnstream.evaluation.InterventionReport.Cell;
import org.learnstream.evaluation.InterventionReport.Example;

/** Asks rules about alerts, as the running product does, and counts what they say. Mutable; used by one thread. */
public final class InterventionDryRun {
    /** After a suggestion a learner who is back within this time counts as having come back. */
    public static final Duration HORIZON = Duration.ofDays(10);

    private final InterventionRules rules;
    private final int examplesPerRule;
    private final Map<String, Contacts> contacts = new HashMap<>();
    private final Map<Cell, InterventionCounts> cells = new TreeMap<>(Cell.ORDER);
    private final Map<Cell, InterventionCounts> silent = new TreeMap<>(Cell.ORDER);
    private final Map<String, Integer> shown = new HashMap<>();
    private final List<Example> examples = new ArrayList<>();

    /**
     * Starts with learners to whom nothing was suggested.
     *
     * @param examplesPerRule how many alerts of each rule, and of none, are kept whole
     */
    public InterventionDryRun(InterventionRules rules, int examplesPerRule) {
        this.rules = rules;
        this.examplesPerRule = examplesPerRule;
    }

    /** Takes what became of an alert. */
    @FunctionalInterface
    public interface Outcome {
        /** Says whether the learner came back within the horizon. */
        void come(boolean back);
    }

    /** Asks about an alert; a learner's alerts come in their order. Returns what to tell the outcome to once it is known. */
    public Outcome alert(String learner, Situation situation) {
        Decision decision = rules.decide(situation, contacts.getOrDefault(learner, Contacts.NONE));
        contacts.put(learner, decision.contacts());
        YearMonth month = YearMonth.from(Instant.ofEpochMilli(situation.time()).atOffset(ZoneOffset.UTC));
        for (Refusal refusal : decision.refusals()) {
            at(cells, new Cell(refusal.rule(), month, situation.level())).refuse(refusal.reason());
        }
        String rule = decision.suggestion().map(Suggestion::rule).orElse("");
        InterventionCounts counts = at(rule.isEmpty() ? silent : cells, new Cell(rule, month, situation.level()));
        counts.suggest(decision.suggestion()
                .filter(found -> found.notBefore() > situation.time())
                .isPresent());
        if (shown.merge(rule, 1, Integer::sum) <= examplesPerRule) {
            examples.add(new Example(learner, situation, decision));
        }
        return counts::come;
    }

    private static InterventionCounts at(Map<Cell, InterventionCounts> table, Cell cell) {
        return table.computeIfAbsent(cell, unseen -> new InterventionCounts());
    }

    /** Returns what has come of it so far. */
    public InterventionReport report() {
        return new InterventionReport(contacts.size(), rules.rules(), cells, silent, examples);
    }
}
