package org.learnstream.domain.intervention;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.learnstream.domain.churn.ChurnLevel;

/** What a rule asks of a situation. */
public sealed interface Condition {
    /** Whether a situation is as the condition asks. */
    boolean holds(Situation situation);

    /** Returns the condition as the table of rules has it, for example {@code probability>=0.6}. */
    String text();

    /** The level is one of these. */
    record OfLevel(List<ChurnLevel> levels) implements Condition {
        public OfLevel {
            levels = levels.stream().distinct().sorted().toList();
            if (levels.isEmpty() || levels.contains(ChurnLevel.ACTIVE)) {
                throw new IllegalArgumentException("levels of alerts: AT_RISK, GONE or both");
            }
        }

        @Override
        public boolean holds(Situation situation) {
            return levels.contains(situation.level());
        }

        @Override
        public String text() {
            return levels.stream().map(ChurnLevel::name).collect(Collectors.joining(",", "level=", ""));
        }
    }

    /** The segment is one of these. */
    record OfSegment(List<String> segments) implements Condition {
        public OfSegment {
            segments = segments.stream().distinct().sorted().toList();
            if (segments.isEmpty() || segments.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("names of segments, separated by commas");
            }
        }

        @Override
        public boolean holds(Situation situation) {
            return segments.contains(situation.segment());
        }

        @Override
        public String text() {
            return "segment=" + String.join(",", segments);
        }
    }

    /** A number is known and on one side of a bound. */
    record OfFigure(Figure figure, Relation relation, double bound) implements Condition {
        public OfFigure {
            if (!(bound >= figure.least() && bound <= figure.most())) {
                throw new IllegalArgumentException(
                        "a bound of " + figure + " from " + plain(figure.least()) + " to " + plain(figure.most()));
            }
        }

        @Override
        public boolean holds(Situation situation) {
            OptionalDouble number = figure.of(situation);
            return number.isPresent() && relation.holds(number.getAsDouble(), bound);
        }

        @Override
        public String text() {
            return figure + relation.symbol() + plain(bound);
        }

        /** Whether some number is on this side of this bound and on that side of that one. */
        boolean agrees(OfFigure other) {
            if (figure != other.figure || relation.fromBelow() == other.relation.fromBelow()) {
                return true;
            }
            double lower = relation.fromBelow() ? bound : other.bound;
            double upper = relation.fromBelow() ? other.bound : bound;
            return lower < upper || (relation.holds(other.bound, bound) && other.relation.holds(bound, other.bound));
        }

        private static String plain(double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
    }
}
