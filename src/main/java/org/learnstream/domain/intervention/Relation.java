package org.learnstream.domain.intervention;

/** How a number has to be to a bound. */
public enum Relation {
    /** The bound or more. */
    AT_LEAST(">=") {
        @Override
        boolean holds(double number, double bound) {
            return number >= bound;
        }
    },
    /** More than the bound. */
    ABOVE(">") {
        @Override
        boolean holds(double number, double bound) {
            return number > bound;
        }
    },
    /** The bound or less. */
    AT_MOST("<=") {
        @Override
        boolean holds(double number, double bound) {
            return number <= bound;
        }
    },
    /** Less than the bound. */
    BELOW("<") {
        @Override
        boolean holds(double number, double bound) {
            return number < bound;
        }
    };

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    abstract boolean holds(double number, double bound);

    /** Whether it bounds numbers from below. */
    boolean fromBelow() {
        return this == AT_LEAST || this == ABOVE;
    }

    /** Returns it as it is written, for example {@code >=}. */
    public String symbol() {
        return symbol;
    }
}
