package org.learnstream.domain.intervention;

import java.time.Duration;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.intervention.Condition.OfFigure;
import org.learnstream.domain.intervention.Condition.OfLevel;
import org.learnstream.domain.intervention.Condition.OfSegment;

import static org.assertj.core.api.Assertions.assertThat;

/** What the rules suggest to a learner over time is what one finds who goes through everything suggested before. */
final class InterventionRulesPropertyTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long START = 1_700_000_000_000L;
    private static final List<String> SEGMENTS = List.of("new", "current", "dormant");
    private static final List<String> CHANNELS = List.of("email", "push", "in-app");
    private static final QuietHours NIGHT =
            new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0), ZoneOffset.UTC, false);

    /** A rule as its author thinks of it; null asks nothing. */
    private record Sketch(
            @Nullable ChurnLevel level,
            @Nullable Double likely,
            @Nullable String segment,
            @Nullable Integer dearest,
            @Nullable Double saddest,
            String channel,
            int days,
            int cap) {
        InterventionRule rule(int number) {
            List<Condition> conditions = new ArrayList<>();
            if (level != null) {
                conditions.add(new OfLevel(List.of(level)));
            }
            if (likely != null) {
                conditions.add(new OfFigure(Figure.PROBABILITY, Relation.AT_LEAST, likely));
            }
            if (segment != null) {
                conditions.add(new OfSegment(List.of(segment)));
            }
            if (dearest != null) {
                conditions.add(new OfFigure(Figure.VALUE, Relation.AT_MOST, dearest));
            }
            if (saddest != null) {
                conditions.add(new OfFigure(Figure.SENTIMENT, Relation.BELOW, saddest));
            }
            return new InterventionRule("r" + number, conditions, "a" + number, channel, Duration.ofDays(days), cap);
        }

        boolean fits(Situation situation) {
            boolean sad = saddest == null
                    || (situation.sentiment().isPresent()
                            && situation.sentiment().getAsDouble() < saddest);
            return (level == null || level == situation.level())
                    && (likely == null || situation.probability().orElse(-1) >= likely)
                    && (segment == null || segment.equals(situation.segment()))
                    && (dearest == null || situation.value() <= dearest)
                    && sad;
        }
    }

    private record Made(int rule, long time) {}

    @Property(tries = 1_000)
    void shouldSuggestWhatGoingThroughAllSuggestionsFinds(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int intervalDays) {
        // given
        Random random = new Random(seed);
        List<Sketch> sketches = new ArrayList<>();
        List<InterventionRule> table = new ArrayList<>();
        for (int rule = 0; rule < 1 + random.nextInt(5); rule++) {
            sketches.add(sketch(random));
            table.add(sketches.get(rule).rule(rule));
        }
        InterventionRules rules = new InterventionRules(
                table, new ContactPolicy(Set.of("email", "push"), NIGHT, Duration.ofDays(intervalDays)));

        // when, then
        Contacts contacts = Contacts.NONE;
        List<Made> made = new ArrayList<>();
        long time = START;
        for (int alert = 0; alert < 40; alert++) {
            time += (random.nextInt(30 * 24) - 5 * 24) * HOUR / (1 + random.nextInt(4));
            Situation situation = situation(random, time);
            Decision decision = rules.decide(situation, contacts);
            Optional<Suggestion> expected = expected(sketches, situation, made, intervalDays * DAY);
            assertThat(decision.suggestion()).isEqualTo(expected);
            assertThat(decision.refusals())
                    .hasSize(table.size() - (expected.isPresent() ? 1 : 0))
                    .allMatch(refusal -> expected.filter(found -> found.rule().equals(refusal.rule()))
                            .isEmpty());
            contacts = decision.contacts();
        }
    }

    /** Goes through everything that was suggested; adds to it what is suggested now. */
    private static Optional<Suggestion> expected(
            List<Sketch> sketches, Situation situation, List<Made> made, long interval) {
        for (int number = 0; number < sketches.size(); number++) {
            int rule = number;
            Sketch sketch = sketches.get(rule);
            boolean message = !sketch.channel().equals("in-app");
            long notBefore = situation.time();
            while (message && night(notBefore)) {
                notBefore += HOUR - notBefore % HOUR;
            }
            long time = Math.max(
                    notBefore, made.stream().mapToLong(Made::time).max().orElse(notBefore));
            boolean rested = made.stream()
                    .allMatch(one -> time - one.time() >= interval
                            && (one.rule() != rule || time - one.time() >= sketch.days() * DAY));
            long thisMonth = made.stream()
                    .filter(one -> one.rule() == rule && month(one.time()).equals(month(time)))
                    .count();
            if (sketch.fits(situation)
                    && (!message || situation.reach().messages())
                    && rested
                    && thisMonth < sketch.cap()) {
                made.add(new Made(rule, time));
                return Optional.of(new Suggestion("r" + rule, "a" + rule, sketch.channel(), notBefore));
            }
        }
        return Optional.empty();
    }

    private static boolean night(long time) {
        long hour = time % DAY / HOUR;
        return hour >= 21 || hour < 8;
    }

    private static YearMonth month(long time) {
        return YearMonth.from(java.time.Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC));
    }

    private static Sketch sketch(Random random) {
        return new Sketch(
                random.nextInt(3) == 0 ? (random.nextBoolean() ? ChurnLevel.AT_RISK : ChurnLevel.GONE) : null,
                random.nextInt(3) == 0 ? random.nextInt(11) / 10.0 : null,
                random.nextInt(4) == 0 ? SEGMENTS.get(random.nextInt(SEGMENTS.size())) : null,
                random.nextInt(4) == 0 ? random.nextInt(5) : null,
                random.nextInt(4) == 0 ? random.nextInt(21) / 10.0 - 1 : null,
                CHANNELS.get(random.nextInt(CHANNELS.size())),
                random.nextInt(20),
                1 + random.nextInt(3));
    }

    private static Situation situation(Random random, long time) {
        return new Situation(
                random.nextBoolean() ? ChurnLevel.AT_RISK : ChurnLevel.GONE,
                random.nextInt(4) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextInt(11) / 10.0),
                SEGMENTS.get(random.nextInt(SEGMENTS.size())),
                random.nextInt(5),
                random.nextInt(4) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextInt(21) / 10.0 - 1),
                new Reach(random.nextInt(3) > 0, null),
                time);
    }
}
