package org.learnstream.streams.intake;

/** Three thousand broken records on each topic of the intake. */
final class IntakeFuzzTest extends IntakeFuzz {
    IntakeFuzzTest() {
        super(3_000);
    }
}
