package org.learnstream.domain.intervention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was suggested to a learner before: of each rule when last, and how often in that month. Immutable.
 *
 * <p>It never grows beyond {@value #LIMIT} rules. When a table of rules has been replaced by others so often that there
 * would be more, those that are not in force any more go first.
 *
 * @param byRule one for each rule that was applied, by rising name
 */
public record Contacts(List<Contact> byRule) {
    /** Time of something that has not happened. */
    public static final long NEVER = Long.MIN_VALUE;

    /** How many rules are remembered, and how many a table may have. */
    public static final int LIMIT = 32;

    /** Nothing was suggested yet. */
    public static final Contacts NONE = new Contacts(List.of());

    private static final Comparator<Contact> BY_RULE = Comparator.comparing(Contact::rule);
    private static final Comparator<Contact> OLDEST_FIRST =
            Comparator.comparingLong(Contact::last).thenComparing(BY_RULE);

    /**
     * What a rule suggested.
     *
     * @param rule its name
     * @param last when last, in milliseconds since 1970-01-01 UTC
     * @param count how often in the calendar month (UTC) of that time; at least 1
     */
    public record Contact(String rule, long last, int count) {
        /** Returns how often the rule has been applied in the month of a time that is not before the last. */
        int count(long time) {
            return month(time) == month(last) ? count : 0;
        }
    }

    public Contacts {
        byRule = List.copyOf(byRule);
        for (int at = 1; at < byRule.size(); at++) {
            if (BY_RULE.compare(byRule.get(at - 1), byRule.get(at)) >= 0) {
                throw new IllegalArgumentException(
                        "rules rise by name, got " + byRule.get(at).rule());
            }
        }
    }

    /** Returns when anything was suggested last, in milliseconds since 1970-01-01 UTC; {@link #NEVER} for never. */
    public long last() {
        return byRule.stream().mapToLong(Contact::last).max().orElse(NEVER);
    }

    /** Returns what a rule suggested; nothing when it did not, or that was forgotten. */
    public Optional<Contact> of(String rule) {
        return byRule.stream().filter(contact -> contact.rule().equals(rule)).findFirst();
    }

    /**
     * Returns this with one suggestion more.
     *
     * @param time of the suggestion, in milliseconds since 1970-01-01 UTC; not before the last one
     * @param inForce names of all rules that are in force
     */
    Contacts with(String rule, long time, Set<String> inForce) {
        int count = of(rule).map(before -> before.count(time)).orElse(0);
        List<Contact> more = new ArrayList<>(byRule);
        more.removeIf(known -> known.rule().equals(rule));
        more.add(new Contact(rule, time, count + 1));
        if (more.size() > LIMIT) {
            more.stream()
                    .filter(known -> !inForce.contains(known.rule()))
                    .min(OLDEST_FIRST)
                    .ifPresent(more::remove);
        }
        more.sort(BY_RULE);
        return new Contacts(more);
    }

    private static long month(long time) {
        return Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC).getLong(ChronoField.PROLEPTIC_MONTH);
    }
}
