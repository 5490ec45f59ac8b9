package org.learnstream.query;

import java.util.function.Function;

/** The outcome of a read: exactly one of found, missing, stale or unavailable. */
public sealed interface Answer<T> {
    /** Returns this answer with its value changed, if it has one. */
    <R> Answer<R> map(Function<? super T, ? extends R> change);

    /** A copy within the staleness bound holds a value. */
    record Found<T>(T value, Freshness freshness) implements Answer<T> {
        @Override
        public <R> Answer<R> map(Function<? super T, ? extends R> change) {
            return new Found<>(change.apply(value), freshness);
        }
    }

    /** A copy within the staleness bound holds no value: the learner is unknown. */
    record Missing<T>(Freshness freshness) implements Answer<T> {
        @Override
        public <R> Answer<R> map(Function<? super T, ? extends R> change) {
            return new Missing<>(freshness);
        }
    }

    /** Only copies older than the staleness bound answered; {@code freshness} is of the least old one. */
    record Stale<T>(Freshness freshness) implements Answer<T> {
        @Override
        public <R> Answer<R> map(Function<? super T, ? extends R> change) {
            return new Stale<>(freshness);
        }
    }

    /** No copy answered; {@code reason} says of each why. */
    record Unavailable<T>(String reason) implements Answer<T> {
        @Override
        public <R> Answer<R> map(Function<? super T, ? extends R> change) {
            return new Unavailable<>(reason);
        }
    }
}
