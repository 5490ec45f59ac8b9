package org.learnstream.domain.catalog;

/**
 * What a course costs.
 *
 * @param minorUnits amount in minor units of the currency; 0 for a free course
 * @param currency ISO 4217 code
 */
public record Price(long minorUnits, String currency) {}
