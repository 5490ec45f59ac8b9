package org.learnstream.domain.chaos;

/**
 * One thing that goes wrong.
 *
 * @param group which processes it is about
 * @param member which of them, from 0
 * @param kind what happens to it
 * @param quietMillis how long everything is well before, in milliseconds, from the moment that the group was whole again
 * @param lastsMillis until it is mended, in milliseconds
 */
public record Fault(FaultGroup group, int member, FaultKind kind, long quietMillis, long lastsMillis) {}
