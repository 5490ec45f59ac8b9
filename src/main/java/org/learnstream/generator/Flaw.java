package org.learnstream.generator;

/** What can be wrong with a record that a producer sends. */
public enum Flaw {
    /** The value breaks off in the middle. */
    UNDECODABLE,
    /** The record has no key. */
    NO_KEY,
    /** The key is another learner than the value says. */
    WRONG_KEY,
    /** The record has no value. */
    NO_VALUE,
    /** A field has a value that cannot be. */
    IMPOSSIBLE_VALUE,
    /** The event is said to happen more than a year ahead. */
    FUTURE_TIME,
    /** The record was sent before. */
    DUPLICATE,
    /** The event is in order, and comes hours or days after it happened. */
    LATE;

    /** Whether such a record ends as a dead letter. */
    public boolean fatal() {
        return this != DUPLICATE && this != LATE;
    }
}
