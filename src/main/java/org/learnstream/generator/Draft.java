package org.learnstream.generator;

import java.util.function.LongFunction;

/**
 * An event that will happen: its record is made when the time that it carries is known.
 *
 * @param time simulated time, in milliseconds since 1970-01-01 UTC
 * @param event makes the event of the time that it carries
 */
record Draft(long time, LongFunction<CampusEvent<?>> event) {}
