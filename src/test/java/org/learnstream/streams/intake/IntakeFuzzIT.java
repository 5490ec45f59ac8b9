package org.learnstream.streams.intake;

/** A hundred thousand broken records on each topic of the intake. */
final class IntakeFuzzIT extends IntakeFuzz {
    IntakeFuzzIT() {
        super(100_000);
    }
}
