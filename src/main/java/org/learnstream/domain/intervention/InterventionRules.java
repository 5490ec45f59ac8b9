package org.learnstream.domain.intervention;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.intervention.Contacts.Contact;
import org.learnstream.domain.intervention.Refusal.Capped;
import org.learnstream.domain.intervention.Refusal.CoolingDown;
import org.learnstream.domain.intervention.Refusal.Outranked;
import org.learnstream.domain.intervention.Refusal.TooSoon;
import org.learnstream.domain.intervention.Refusal.Unmet;
import org.learnstream.domain.intervention.Refusal.WithoutConsent;

/**
 * What to do about learners who fall silent: rules in an order, of which the first that applies wins. Immutable.
 *
 * <p>A rule applies when its conditions hold, its channel may be used, and neither the rule nor any other was applied to
 * the learner too short a time ago or too often. Suggestions are timed by when they may be acted on first, so that quiet
 * hours do not move two of them together; the month of a suggestion is that of the same time. An alert that comes late,
 * with an earlier time than what was suggested last, counts as of that last time.
 */
public final class InterventionRules {
    private final List<InterventionRule> rules;
    private final Set<String> names;
    private final ContactPolicy policy;

    /**
     * Makes a table of rules.
     *
     * @throws IllegalArgumentException when two rules have the same name, or there are more than {@link Contacts#LIMIT}
     */
    public InterventionRules(List<InterventionRule> rules, ContactPolicy policy) {
        this.rules = List.copyOf(rules);
        this.policy = policy;
        this.names = new LinkedHashSet<>();
        for (InterventionRule rule : rules) {
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException("rules of different names, got " + rule.name() + " twice");
            }
        }
        if (rules.size() > Contacts.LIMIT) {
            throw new IllegalArgumentException("at most " + Contacts.LIMIT + " rules, got " + rules.size());
        }
    }

    /** Returns the rules in their order. */
    public List<InterventionRule> rules() {
        return rules;
    }

    /**
     * Decides what to do about a learner.
     *
     * @param contacts what was suggested to the learner before
     */
    public Decision decide(Situation situation, Contacts contacts) {
        List<Refusal> refusals = new ArrayList<>();
        Suggestion suggestion = null;
        for (InterventionRule rule : rules) {
            long notBefore = policy.notBefore(rule.channel(), situation);
            Refusal refusal = refusal(rule, situation, Math.max(notBefore, contacts.last()), contacts);
            if (refusal != null) {
                refusals.add(refusal);
            } else if (suggestion != null) {
                refusals.add(new Outranked(rule.name(), suggestion.rule()));
            } else {
                suggestion = new Suggestion(rule.name(), rule.action(), rule.channel(), notBefore);
            }
        }
        if (suggestion == null) {
            return new Decision(Optional.empty(), contacts, refusals);
        }
        long time = Math.max(suggestion.notBefore(), contacts.last());
        return new Decision(Optional.of(suggestion), contacts.with(suggestion.rule(), time, names), refusals);
    }

    /**
     * Returns why a rule does not apply; null when it does.
     *
     * @param time when it would be acted on, not before the last suggestion
     */
    private @Nullable Refusal refusal(InterventionRule rule, Situation situation, long time, Contacts contacts) {
        for (Condition condition : rule.conditions()) {
            if (!condition.holds(situation)) {
                return new Unmet(rule.name(), condition);
            }
        }
        if (!policy.allows(rule.channel(), situation.reach())) {
            return new WithoutConsent(rule.name(), rule.channel());
        }
        long interval = policy.interval().toMillis();
        if (contacts.last() != Contacts.NEVER && time < contacts.last() + interval) {
            return new TooSoon(rule.name(), contacts.last() + interval);
        }
        Optional<Contact> before = contacts.of(rule.name());
        return before.isEmpty() ? null : resting(rule, time, before.get());
    }

    private static @Nullable Refusal resting(InterventionRule rule, long time, Contact before) {
        long rested = before.last() + rule.coolDown().toMillis();
        if (time < rested) {
            return new CoolingDown(rule.name(), rested);
        }
        int count = before.count(time);
        return count < rule.monthlyCap() ? null : new Capped(rule.name(), count);
    }
}
