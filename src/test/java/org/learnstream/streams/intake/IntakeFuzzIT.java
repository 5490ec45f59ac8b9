package org.learnstream.streams.intake;

/**
 * Many broken records on each topic of the intake; the system property {@code LEARNSTREAM_FUZZ_RECORDS} says how many, for
 * example 100000.
 */
final class IntakeFuzzIT extends IntakeFuzz {
    IntakeFuzzIT() {
        super(Integer.getInteger("LEARNSTREAM_FUZZ_RECORDS", 30_000));
    }
}
