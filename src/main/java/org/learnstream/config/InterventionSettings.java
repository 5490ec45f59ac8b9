package org.learnstream.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.learnstream.domain.intervention.ContactPolicy;
import org.learnstream.domain.intervention.InterventionRule;
import org.learnstream.domain.intervention.InterventionRules;
import org.learnstream.domain.intervention.QuietHours;

/** What to do about learners who fall silent. */
public record InterventionSettings(
        @Doc(
                "Rules, one a line, of which the first that applies wins: NAME | CONDITIONS | ACTION | CHANNEL | COOL-DOWN | CAP. Conditions, separated by blanks, are level=AT_RISK,GONE, segment=NAME,NAME and probability, value (minor units spent) or sentiment (-1 to 1) with >=, >, <= or < and a number; * for none. The cap is per learner and calendar month (UTC).")
        String rules,

        @Doc(
                "Channels that message the learner, separated by commas: they need the learner's consent to messages and keep quiet hours. All other channels need neither.")
        String messaging,

        @Doc("Hours in which learners are not messaged, for example 21:00-08:00; empty for none.")
        String quietHours,

        @Doc("Time zone of quiet hours, for example Europe/Berlin.")
        String zone,

        @Doc("Whether quiet hours go by the time zone of the learner's country where it is known and has one only.")
        boolean countryZone,

        @Doc("Least time between two suggestions to a learner, of whatever rules; PT0S to P3650D.")
        Duration interval) {
    private static final Pattern HOURS = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    public InterventionSettings {
        Check.that(
                !interval.isNegative() && interval.compareTo(InterventionRule.LONGEST) <= 0,
                "interventions.interval",
                interval,
                "PT0S to P3650D");
        RuleTable.read("interventions.rules", rules, policy(messaging, quietHours, zone, countryZone, interval));
    }

    /** Returns the rules. */
    public InterventionRules table() {
        return RuleTable.read("interventions.rules", rules, policy(messaging, quietHours, zone, countryZone, interval));
    }

    private static ContactPolicy policy(
            String messaging, String quietHours, String zone, boolean countryZone, Duration interval) {
        Set<String> channels = Arrays.stream(messaging.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        List<LocalTime> hours = hours(quietHours);
        return new ContactPolicy(
                channels, new QuietHours(hours.get(0), hours.get(1), zone(zone), countryZone), interval);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new SettingsException(
                    "interventions.zone is " + name + ", expected a time zone such as Europe/Berlin");
        }
    }

    private static List<LocalTime> hours(String text) {
        if (text.isBlank()) {
            return List.of(LocalTime.MIN, LocalTime.MIN);
        }
        Matcher both = HOURS.matcher(text.strip());
        try {
            if (both.matches() && !both.group(1).equals(both.group(2))) {
                return List.of(LocalTime.parse(both.group(1)), LocalTime.parse(both.group(2)));
            }
        } catch (DateTimeParseException noTime) {
            // falls through to the same complaint as another form
        }
        throw new SettingsException("interventions.quiet-hours is " + text
                + ", expected two different times of the day such as 21:00-08:00, or nothing");
    }
}
