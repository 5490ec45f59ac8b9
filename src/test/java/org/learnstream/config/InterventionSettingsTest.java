package org.learnstream.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.intervention.Condition.OfFigure;
import org.learnstream.domain.intervention.Condition.OfLevel;
import org.learnstream.domain.intervention.Condition.OfSegment;
import org.learnstream.domain.intervention.Contacts;
import org.learnstream.domain.intervention.Figure;
import org.learnstream.domain.intervention.InterventionRule;
import org.learnstream.domain.intervention.InterventionRules;
import org.learnstream.domain.intervention.Reach;
import org.learnstream.domain.intervention.Relation;
import org.learnstream.domain.intervention.Situation;
import org.learnstream.domain.intervention.Suggestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class InterventionSettingsTest {
    private static final long NOON = Instant.parse("2026-03-04T12:00:00Z").toEpochMilli();

    private static InterventionRules rules(String table) {
        return load("interventions.rules", table);
    }

    private static InterventionRules load(String key, String value) {
        return SettingsLoader.load(null, Map.of(), Map.of(key, value))
                .interventions()
                .table();
    }

    private static Situation situation(
            ChurnLevel level, double probability, long value, OptionalDouble sentiment, Reach reach) {
        return new Situation(
                level,
                probability < 0 ? OptionalDouble.empty() : OptionalDouble.of(probability),
                "short",
                value,
                sentiment,
                reach,
                NOON);
    }

    private static String suggested(InterventionRules rules, Situation situation) {
        return rules.decide(situation, Contacts.NONE)
                .suggestion()
                .map(found -> found.rule() + " " + found.action() + " " + found.channel())
                .orElse("nothing");
    }

    @Test
    void shouldSuggestEachActionByTheDefaultRules() {
        InterventionRules rules = Settings.defaults().interventions().table();
        Reach agreed = new Reach(true, null);
        OptionalDouble none = OptionalDouble.empty();

        assertThat(suggested(rules, situation(ChurnLevel.GONE, 0.5, 20_000, none, agreed)))
                .isEqualTo("tutor-call tutor-call phone");
        assertThat(suggested(rules, situation(ChurnLevel.GONE, 0.6, 5_000, none, agreed)))
                .isEqualTo("win-back exclusive-offer email");
        assertThat(suggested(rules, situation(ChurnLevel.AT_RISK, 0.9, 0, OptionalDouble.of(-0.5), agreed)))
                .isEqualTo("discontent easier-next-step email");
        assertThat(suggested(rules, situation(ChurnLevel.AT_RISK, 0.7, 0, none, agreed)))
                .isEqualTo("slipping-away easier-next-step email");
        assertThat(suggested(rules, situation(ChurnLevel.AT_RISK, -1, 0, none, agreed)))
                .isEqualTo("reminder reminder email");
        assertThat(suggested(rules, situation(ChurnLevel.GONE, -1, 50_000, none, agreed)))
                .isEqualTo("community community-nudge email");
        assertThat(suggested(rules, situation(ChurnLevel.GONE, 0.9, 50_000, none, Reach.UNKNOWN)))
                .isEqualTo("notice reminder in-app");
    }

    @Test
    void shouldReadARuleOfAFileWithEveryKindOfCondition(@TempDir Path folder) throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("learnstream.yaml"), """
                interventions:
                  rules: |
                    # who spent much
                    dear | level=GONE,AT_RISK  segment=long,short probability>0.25 value>=5000 value<1e6 sentiment<=-0.5 | offer | sms | PT36H | 3

                    rest | * | reminder | in-app | PT0S | 1000
                """);

        // when
        InterventionRules rules =
                SettingsLoader.load(file, Map.of(), Map.of()).interventions().table();

        // then
        assertThat(rules.rules())
                .containsExactly(
                        new InterventionRule(
                                "dear",
                                List.of(
                                        new OfLevel(List.of(ChurnLevel.AT_RISK, ChurnLevel.GONE)),
                                        new OfSegment(List.of("long", "short")),
                                        new OfFigure(Figure.PROBABILITY, Relation.ABOVE, 0.25),
                                        new OfFigure(Figure.VALUE, Relation.AT_LEAST, 5000),
                                        new OfFigure(Figure.VALUE, Relation.BELOW, 1_000_000),
                                        new OfFigure(Figure.SENTIMENT, Relation.AT_MOST, -0.5)),
                                "offer",
                                "sms",
                                Duration.ofHours(36),
                                3),
                        new InterventionRule("rest", List.of(), "reminder", "in-app", Duration.ZERO, 1000));
    }

    @Test
    void shouldSuggestNothingWhenThereAreNoRules() {
        assertThat(rules("").rules()).isEmpty();
        assertThat(suggested(
                        rules(" \n# none\n"), situation(ChurnLevel.GONE, 1, 1, OptionalDouble.empty(), Reach.UNKNOWN)))
                .isEqualTo("nothing");
    }

    @Test
    void shouldKeepQuietHoursOfTheSettings() {
        Situation atNoon = situation(ChurnLevel.AT_RISK, -1, 0, OptionalDouble.empty(), new Reach(true, "CN"));

        Optional<Suggestion> inChina = Settings.defaults()
                .interventions()
                .table()
                .decide(atNoon, Contacts.NONE)
                .suggestion();
        Optional<Suggestion> later = load("interventions.quiet-hours", "10:00-22:30")
                .decide(atNoon, Contacts.NONE)
                .suggestion();
        Optional<Suggestion> never = load("interventions.quiet-hours", "")
                .decide(atNoon, Contacts.NONE)
                .suggestion();

        assertThat(inChina.map(Suggestion::notBefore)).contains(NOON);
        assertThat(later.map(Suggestion::notBefore))
                .contains(NOON + Duration.parse("PT2H30M").toMillis());
        assertThat(never.map(Suggestion::notBefore)).contains(NOON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            r | level=GONE | a | email | P1D ~ expected NAME | CONDITIONS | ACTION | CHANNEL | COOL-DOWN | CAP, got 5 fields
            r | level=LOST | a | email | P1D | 1 ~ expected level AT_RISK or GONE, got LOST
            r | level=ACTIVE | a | email | P1D | 1 ~ expected levels of alerts: AT_RISK, GONE or both
            r | level=GONE level=AT_RISK | a | email | P1D | 1 ~ expected level and segment once each
            r | segment=vip | a | email | P1D | 1 ~ expected segments among none, short, long, got vip
            r | probability>=2 | a | email | P1D | 1 ~ expected a bound of probability from 0 to 1
            r | probability>=high | a | email | P1D | 1 ~ expected a number as bound, got probability>=high
            r | probability>=0.8 probability<0.2 | a | email | P1D | 1 ~ expected conditions that can hold together
            r | age>=18 | a | email | P1D | 1 ~ expected probability, value or sentiment before >=, got age>=18
            r | value=5 | a | email | P1D | 1 ~ expected level=... or segment=..., got value=5
            r | | a | email | P1D | 1 ~ expected conditions, or * for none
            r | whenever | a | email | P1D | 1 ~ expected conditions such as level=GONE
            r | * | a | email | monthly | 1 ~ expected a cool-down in days or less such as P30D, got monthly
            r | * | a | email | P1D | once ~ expected a whole number as cap, got once
            r | * | a | email | P1D | 0 ~ expected a monthly cap from 1 to 1000, got 0
            The Rule | * | a | email | P1D | 1 ~ expected the name of the rule in at most 64 lower-case letters
            ok | * | a | email | P1D | 1 ~ expected another name than that of an earlier rule, got ok
            """)
    void shouldNameKeyLineValueAndExpectationWhenARuleIsUnusable(String line, String expectation) {
        assertThatThrownBy(() -> rules("# first\nok | * | a | email | P1D | 1\n" + line))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("interventions.rules, line 3, is \"" + line + "\", ")
                .hasMessageContaining(expectation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            interventions.quiet-hours ~ 9pm-8am ~ two different times of the day such as 21:00-08:00
            interventions.quiet-hours ~ 21:00-25:00 ~ two different times of the day
            interventions.quiet-hours ~ 21:00-21:00 ~ two different times of the day
            interventions.zone ~ Mars/Olympus ~ a time zone such as Europe/Berlin
            interventions.interval ~ -P1D ~ PT0S to P3650D
            interventions.interval ~ PT-1S ~ PT0S to P3650D
            """)
    void shouldNameKeyValueAndExpectationWhenASettingIsUnusable(String key, String value, String expectation) {
        assertThatThrownBy(() -> load(key, value))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(key + " is ")
                .hasMessageContaining(expectation);
    }

    @Test
    void shouldSayHowManyRulesThereMayBe() {
        StringBuilder table = new StringBuilder();
        for (int rule = 0; rule <= Contacts.LIMIT; rule++) {
            table.append("r").append(rule).append(" | * | a | email | P1D | 1\n");
        }

        assertThatThrownBy(() -> rules(table.toString()))
                .isInstanceOf(SettingsException.class)
                .hasMessage("interventions.rules is unusable, expected at most 32 rules, got 33");
    }
}
