package org.learnstream.streams.intake;

/**
 * How far a partition of an input topic has come: it brings no event up to a time any more.
 *
 * @param topic the input topic
 * @param time in milliseconds since 1970-01-01 UTC
 */
public record Watermark(String topic, long time) {}
