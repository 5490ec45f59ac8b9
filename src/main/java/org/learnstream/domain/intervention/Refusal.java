package org.learnstream.domain.intervention;

import java.time.Instant;

/** Why a rule was not applied to a learner. */
public sealed interface Refusal {
    /** Kinds of refusals, in the order in which they are looked for. */
    enum Reason {
        /** A condition does not hold. */
        CONDITION,
        /** The channel needs a consent that the learner has not given. */
        CONSENT,
        /** Something was suggested to the learner too short a time ago. */
        INTERVAL,
        /** The rule was applied to the learner too short a time ago. */
        COOL_DOWN,
        /** The rule was applied to the learner as often as it may be in a month. */
        CAP,
        /** An earlier rule applies. */
        OUTRANKED
    }

    /** Name of the rule. */
    String rule();

    /** What kind of refusal it is. */
    Reason reason();

    /** Why, in words. */
    String text();

    /** A condition does not hold. */
    record Unmet(String rule, Condition condition) implements Refusal {
        @Override
        public Reason reason() {
            return Reason.CONDITION;
        }

        @Override
        public String text() {
            return "not " + condition.text();
        }
    }

    /** The channel needs a consent that the learner has not given. */
    record WithoutConsent(String rule, String channel) implements Refusal {
        @Override
        public Reason reason() {
            return Reason.CONSENT;
        }

        @Override
        public String text() {
            return "no consent to " + channel;
        }
    }

    /** Something was suggested to the learner too short a time ago; nothing may be until a time. */
    record TooSoon(String rule, long until) implements Refusal {
        @Override
        public Reason reason() {
            return Reason.INTERVAL;
        }

        @Override
        public String text() {
            return "nothing until " + Instant.ofEpochMilli(until);
        }
    }

    /** The rule was applied to the learner too short a time ago; it rests until a time. */
    record CoolingDown(String rule, long until) implements Refusal {
        @Override
        public Reason reason() {
            return Reason.COOL_DOWN;
        }

        @Override
        public String text() {
            return "rests until " + Instant.ofEpochMilli(until);
        }
    }

    /** The rule was applied to the learner as often as it may be in a month. */
    record Capped(String rule, int count) implements Refusal {
        @Override
        public Reason reason() {
            return Reason.CAP;
        }

        @Override
        public String text() {
            return "applied " + count + (count == 1 ? " time" : " times") + " this month";
        }
    }

    /** An earlier rule applies. */
    record Outranked(String rule, String by) implements Refusal {
        @Override
        public Reason reason() {
            return Reason.OUTRANKED;
        }

        @Override
        public String text() {
            return by + " comes first";
        }
    }
}
