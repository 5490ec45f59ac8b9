package org.learnstream.domain.intervention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.intervention.Condition.OfFigure;
import org.learnstream.domain.intervention.Condition.OfLevel;
import org.learnstream.domain.intervention.Condition.OfSegment;
import org.learnstream.domain.intervention.Contacts.Contact;
import org.learnstream.domain.intervention.Refusal.Capped;
import org.learnstream.domain.intervention.Refusal.CoolingDown;
import org.learnstream.domain.intervention.Refusal.Outranked;
import org.learnstream.domain.intervention.Refusal.TooSoon;
import org.learnstream.domain.intervention.Refusal.Unmet;
import org.learnstream.domain.intervention.Refusal.WithoutConsent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class InterventionRulesTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final QuietHours NONE = new QuietHours(LocalTime.MIN, LocalTime.MIN, ZoneOffset.UTC, false);
    private static final QuietHours NIGHT =
            new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), ZoneOffset.UTC, false);
    private static final ContactPolicy POLICY = new ContactPolicy(Set.of("email"), NONE, Duration.ZERO);

    private static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    private static InterventionRule rule(String name, Condition... conditions) {
        return new InterventionRule(name, Arrays.asList(conditions), "reminder", "email", WEEK, 2);
    }

    private static Situation situation(String time) {
        return new Situation(
                ChurnLevel.AT_RISK,
                OptionalDouble.of(0.7),
                "current",
                5_000,
                OptionalDouble.of(-0.4),
                new Reach(true, null),
                at(time));
    }

    private static Situation withoutConsent(String time) {
        Situation agreed = situation(time);
        return new Situation(
                agreed.level(),
                OptionalDouble.empty(),
                agreed.segment(),
                agreed.value(),
                OptionalDouble.empty(),
                Reach.UNKNOWN,
                agreed.time());
    }

    private static InterventionRules rules(InterventionRule... rules) {
        return new InterventionRules(Arrays.asList(rules), POLICY);
    }

    private static Contacts contacts(String rule, String last, int count) {
        return new Contacts(List.of(new Contact(rule, at(last), count)));
    }

    @Test
    void shouldSuggestByFirstRuleThatApplies() {
        // given
        InterventionRules rules = rules(
                rule("gone", new OfLevel(List.of(ChurnLevel.GONE))),
                rule("likely", new OfFigure(Figure.PROBABILITY, Relation.AT_LEAST, 0.7)),
                rule("any"));

        // when
        Decision decision = rules.decide(situation("2026-03-04T10:00:00Z"), Contacts.NONE);

        // then
        assertThat(decision.suggestion())
                .contains(new Suggestion("likely", "reminder", "email", at("2026-03-04T10:00:00Z")));
        assertThat(decision.refusals())
                .containsExactly(
                        new Unmet("gone", new OfLevel(List.of(ChurnLevel.GONE))), new Outranked("any", "likely"));
        assertThat(decision.contacts()).isEqualTo(contacts("likely", "2026-03-04T10:00:00Z", 1));
    }

    @Test
    void shouldRememberNothingNewWhenNoRuleApplies() {
        // given
        Contacts before = contacts("other", "2026-03-01T00:00:00Z", 1);
        Condition small = new OfFigure(Figure.VALUE, Relation.BELOW, 5_000);

        // when
        Decision decision = rules(rule("small", small)).decide(situation("2026-03-04T10:00:00Z"), before);

        // then
        assertThat(decision.suggestion()).isEmpty();
        assertThat(decision.contacts()).isEqualTo(before);
        assertThat(decision.refusals()).containsExactly(new Unmet("small", small));
    }

    @Test
    void shouldSeeSegmentAndBothSidesOfBounds() {
        Situation situation = situation("2026-03-04T10:00:00Z");

        assertThat(new OfSegment(List.of("new", "current")).holds(situation)).isTrue();
        assertThat(new OfSegment(List.of("new")).holds(situation)).isFalse();
        assertThat(new OfFigure(Figure.VALUE, Relation.AT_LEAST, 5_000).holds(situation))
                .isTrue();
        assertThat(new OfFigure(Figure.VALUE, Relation.ABOVE, 5_000).holds(situation))
                .isFalse();
        assertThat(new OfFigure(Figure.VALUE, Relation.AT_MOST, 5_000).holds(situation))
                .isTrue();
        assertThat(new OfFigure(Figure.VALUE, Relation.BELOW, 5_000).holds(situation))
                .isFalse();
        assertThat(new OfFigure(Figure.SENTIMENT, Relation.BELOW, -0.3).holds(situation))
                .isTrue();
        assertThat(new OfFigure(Figure.SENTIMENT, Relation.ABOVE, -0.3).holds(situation))
                .isFalse();
    }

    @Test
    void shouldNotHoldWhenNumberIsUnknown() {
        Situation unknown = withoutConsent("2026-03-04T10:00:00Z");

        assertThat(new OfFigure(Figure.PROBABILITY, Relation.AT_LEAST, 0).holds(unknown))
                .isFalse();
        assertThat(new OfFigure(Figure.SENTIMENT, Relation.AT_MOST, 1).holds(unknown))
                .isFalse();
    }

    @Test
    void shouldUseOnlyChannelsThatNeedNoConsentWhenThereIsNone() {
        // given
        InterventionRules rules =
                rules(rule("mail"), new InterventionRule("notice", List.of(), "reminder", "in-app", WEEK, 2));

        // when
        Decision decision = rules.decide(withoutConsent("2026-03-04T10:00:00Z"), Contacts.NONE);

        // then
        assertThat(decision.suggestion().map(Suggestion::channel)).contains("in-app");
        assertThat(decision.refusals()).containsExactly(new WithoutConsent("mail", "email"));
    }

    @Test
    void shouldRestUntilCoolDownHasPassedToTheMillisecond() {
        // given
        Contacts before = contacts("any", "2026-03-04T10:00:00Z", 1);

        // when
        Decision early = rules(rule("any")).decide(situation("2026-03-11T09:59:59.999Z"), before);
        Decision due = rules(rule("any")).decide(situation("2026-03-11T10:00:00Z"), before);

        // then
        assertThat(early.refusals()).containsExactly(new CoolingDown("any", at("2026-03-11T10:00:00Z")));
        assertThat(due.suggestion()).isPresent();
        assertThat(due.contacts()).isEqualTo(contacts("any", "2026-03-11T10:00:00Z", 2));
    }

    @Test
    void shouldCountCapByCalendarMonth() {
        // given
        Contacts before = contacts("any", "2026-03-04T10:00:00Z", 2);

        // when
        Decision lastOfMonth = rules(rule("any")).decide(situation("2026-03-31T23:59:59.999Z"), before);
        Decision firstOfNext = rules(rule("any")).decide(situation("2026-04-01T00:00:00Z"), before);
        Decision sameMonthOfNextYear = rules(rule("any")).decide(situation("2027-03-04T00:00:00Z"), before);

        // then
        assertThat(lastOfMonth.refusals()).containsExactly(new Capped("any", 2));
        assertThat(firstOfNext.contacts()).isEqualTo(contacts("any", "2026-04-01T00:00:00Z", 1));
        assertThat(sameMonthOfNextYear.contacts()).isEqualTo(contacts("any", "2027-03-04T00:00:00Z", 1));
    }

    @Test
    void shouldCountIntoNextMonthWhenQuietHoursEndThere() {
        // given
        InterventionRules rules =
                new InterventionRules(List.of(rule("any")), new ContactPolicy(Set.of("email"), NIGHT, Duration.ZERO));
        Contacts before = contacts("any", "2026-03-04T10:00:00Z", 2);

        // when
        Decision decision = rules.decide(situation("2026-03-31T22:00:00Z"), before);

        // then
        assertThat(decision.suggestion().map(Suggestion::notBefore)).contains(at("2026-04-01T08:00:00Z"));
        assertThat(decision.contacts()).isEqualTo(contacts("any", "2026-04-01T08:00:00Z", 1));
    }

    @Test
    void shouldNotWaitForQuietHoursWhenChannelDoesNotMessage() {
        // given
        InterventionRules rules =
                new InterventionRules(List.of(rule("any")), new ContactPolicy(Set.of("push"), NIGHT, Duration.ZERO));

        // when
        Decision decision = rules.decide(situation("2026-03-31T22:00:00Z"), Contacts.NONE);

        // then
        assertThat(decision.suggestion().map(Suggestion::notBefore)).contains(at("2026-03-31T22:00:00Z"));
    }

    @Test
    void shouldKeepIntervalBetweenSuggestionsOfDifferentRules() {
        // given
        InterventionRules rules = new InterventionRules(
                List.of(rule("any")), new ContactPolicy(Set.of("email"), NONE, Duration.ofDays(1)));
        Contacts before = contacts("other", "2026-03-04T10:00:00Z", 1);

        // when
        Decision early = rules.decide(situation("2026-03-05T09:59:59.999Z"), before);
        Decision due = rules.decide(situation("2026-03-05T10:00:00Z"), before);

        // then
        assertThat(early.refusals()).containsExactly(new TooSoon("any", at("2026-03-05T10:00:00Z")));
        assertThat(due.suggestion()).isPresent();
    }

    @Test
    void shouldCountLateAlertAsOfTheLastSuggestion() {
        // given: an alert of February comes after suggestions of March
        Contacts before = contacts("any", "2026-03-04T10:00:00Z", 1);
        InterventionRule restless = new InterventionRule("any", List.of(), "reminder", "email", Duration.ZERO, 2);

        // when
        Decision resting = rules(rule("any")).decide(situation("2026-02-01T10:00:00Z"), before);
        Decision again = rules(restless).decide(situation("2026-02-01T10:00:00Z"), before);
        Decision third = rules(restless).decide(situation("2026-02-01T10:00:00Z"), again.contacts());

        // then
        assertThat(resting.refusals()).containsExactly(new CoolingDown("any", at("2026-03-11T10:00:00Z")));
        assertThat(again.suggestion().map(Suggestion::notBefore)).contains(at("2026-02-01T10:00:00Z"));
        assertThat(again.contacts()).isEqualTo(contacts("any", "2026-03-04T10:00:00Z", 2));
        assertThat(third.refusals()).containsExactly(new Capped("any", 2));
    }

    @Test
    void shouldForgetRulesOutOfForceFirstWhenThereAreTooMany() {
        // given: as many as are remembered, one of them in force and the oldest of all
        List<Contact> old = IntStream.range(0, Contacts.LIMIT)
                .mapToObj(number -> new Contact(String.format("r%02d", number), number, 1))
                .toList();
        Contacts before = new Contacts(old);
        InterventionRules rules = rules(rule("r00", new OfLevel(List.of(ChurnLevel.GONE))), rule("new"));

        // when
        Contacts after = rules.decide(situation("2026-03-04T10:00:00Z"), before).contacts();

        // then
        assertThat(after.byRule()).hasSize(Contacts.LIMIT);
        assertThat(after.of("r00")).isPresent();
        assertThat(after.of("r01")).isEmpty();
        assertThat(after.of("new")).isPresent();
        assertThat(after.last()).isEqualTo(at("2026-03-04T10:00:00Z"));
    }

    @Test
    void shouldSayWhyInWords() {
        assertThat(new Unmet("r", new OfFigure(Figure.PROBABILITY, Relation.AT_LEAST, 0.60)).text())
                .isEqualTo("not probability>=0.6");
        assertThat(new Unmet("r", new OfLevel(List.of(ChurnLevel.GONE, ChurnLevel.AT_RISK))).text())
                .isEqualTo("not level=AT_RISK,GONE");
        assertThat(new Unmet("r", new OfSegment(List.of("new", "current"))).text())
                .isEqualTo("not segment=current,new");
        assertThat(new Unmet("r", new OfFigure(Figure.VALUE, Relation.ABOVE, 1e7)).text())
                .isEqualTo("not value>10000000");
        assertThat(new WithoutConsent("r", "email").text()).isEqualTo("no consent to email");
        assertThat(new TooSoon("r", 0).text()).isEqualTo("nothing until 1970-01-01T00:00:00Z");
        assertThat(new CoolingDown("r", 0).text()).isEqualTo("rests until 1970-01-01T00:00:00Z");
        assertThat(new Capped("r", 1).text()).isEqualTo("applied 1 time this month");
        assertThat(new Capped("r", 2).text()).isEqualTo("applied 2 times this month");
        assertThat(new Outranked("r", "first").text()).isEqualTo("first comes first");
    }

    @Test
    void shouldRefuseRulesThatCanNeverApply() {
        Condition likely = new OfFigure(Figure.PROBABILITY, Relation.AT_LEAST, 0.5);

        assertThatThrownBy(() -> rule("r", likely, new OfFigure(Figure.PROBABILITY, Relation.BELOW, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("conditions that can hold together, got probability>=0.5 probability<0.5");
        assertThat(rule("r", likely, new OfFigure(Figure.PROBABILITY, Relation.AT_MOST, 0.5)))
                .isNotNull();
        assertThat(rule("r", likely, new OfFigure(Figure.VALUE, Relation.BELOW, 0.5), likely))
                .isNotNull();
        assertThatThrownBy(() -> new OfLevel(List.of(ChurnLevel.ACTIVE))).hasMessageContaining("AT_RISK, GONE");
        assertThatThrownBy(() -> new OfLevel(List.of())).hasMessageContaining("AT_RISK, GONE");
        assertThatThrownBy(() -> new OfSegment(List.of(" "))).hasMessageContaining("segments");
        assertThatThrownBy(() -> new OfFigure(Figure.PROBABILITY, Relation.ABOVE, 1.1))
                .hasMessage("a bound of probability from 0 to 1");
        assertThatThrownBy(() -> new OfFigure(Figure.SENTIMENT, Relation.ABOVE, Double.NaN))
                .hasMessage("a bound of sentiment from -1 to 1");
    }

    @Test
    void shouldRefuseUnusableRules() {
        assertThatThrownBy(() -> rules(rule("a"), rule("a"))).hasMessage("rules of different names, got a twice");
        assertThatThrownBy(() -> rule("Big One")).hasMessageContaining("the name of the rule");
        assertThatThrownBy(() -> new InterventionRule("a", List.of(), "", "email", WEEK, 1))
                .hasMessageContaining("the action");
        assertThatThrownBy(() -> new InterventionRule("a", List.of(), "b", "e mail", WEEK, 1))
                .hasMessageContaining("the channel");
        assertThatThrownBy(() -> new InterventionRule("a", List.of(), "b", "email", Duration.ofMillis(-1), 1))
                .hasMessageContaining("a cool-down");
        assertThatThrownBy(() -> new InterventionRule("a", List.of(), "b", "email", Duration.ofDays(3651), 1))
                .hasMessageContaining("a cool-down");
        assertThatThrownBy(() -> new InterventionRule("a", List.of(), "b", "email", WEEK, 0))
                .hasMessage("a monthly cap from 1 to 1000, got 0");
        assertThatThrownBy(() -> new InterventionRule("a", List.of(), "b", "email", WEEK, 1001))
                .hasMessage("a monthly cap from 1 to 1000, got 1001");
        assertThatThrownBy(() -> new ContactPolicy(Set.of(), NONE, Duration.ofMillis(-1)))
                .hasMessageContaining("an interval");
        InterventionRule[] many = IntStream.rangeClosed(0, Contacts.LIMIT)
                .mapToObj(number -> rule("r" + number))
                .toArray(InterventionRule[]::new);
        assertThatThrownBy(() -> rules(many)).hasMessage("at most 32 rules, got 33");
        assertThat(rules(Arrays.copyOf(many, Contacts.LIMIT)).rules()).hasSize(Contacts.LIMIT);
        assertThatThrownBy(() -> new Contacts(List.of(new Contact("b", 0, 1), new Contact("a", 0, 1))))
                .hasMessage("rules rise by name, got a");
    }
}
