package org.learnstream.domain.intervention;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.learnstream.domain.intervention.Condition.OfFigure;

/**
 * What to do in one kind of situation. Its messages say what was expected.
 *
 * @param name tells it from all other rules, also in what is remembered of a learner: lower-case letters, digits and
 *     hyphens, at most 64
 * @param conditions all must hold; none for every situation
 * @param action what to do, named like the rule
 * @param channel where to do it, named like the rule
 * @param coolDown how long the rule rests for a learner after it was applied; not negative, at most 3650 days
 * @param monthlyCap how often it is applied to a learner in a calendar month (UTC); 1 to 1000
 */
public record InterventionRule(
        String name, List<Condition> conditions, String action, String channel, Duration coolDown, int monthlyCap) {
    /** Longest time between two suggestions that can be asked for. */
    public static final Duration LONGEST = Duration.ofDays(3650);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int HIGHEST_CAP = 1000;

    public InterventionRule {
        conditions = List.copyOf(conditions);
        named("the name of the rule", name);
        named("the action", action);
        named("the channel", channel);
        if (coolDown.isNegative() || coolDown.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a cool-down from PT0S to P3650D, got " + coolDown);
        }
        if (monthlyCap < 1 || monthlyCap > HIGHEST_CAP) {
            throw new IllegalArgumentException("a monthly cap from 1 to " + HIGHEST_CAP + ", got " + monthlyCap);
        }
        if (!possible(conditions)) {
            throw new IllegalArgumentException("conditions that can hold together, got "
                    + conditions.stream().map(Condition::text).collect(Collectors.joining(" ")));
        }
    }

    private static void named(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    what + " in at most 64 lower-case letters, digits and hyphens, got \"" + name + "\"");
        }
    }

    private static boolean possible(List<Condition> conditions) {
        List<OfFigure> figures = conditions.stream()
                .filter(OfFigure.class::isInstance)
                .map(OfFigure.class::cast)
                .toList();
        return figures.stream().allMatch(one -> figures.stream().allMatch(one::agrees));
    }
}
