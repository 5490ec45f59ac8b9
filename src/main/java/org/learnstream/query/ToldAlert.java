package org.learnstream.query;

import org.learnstream.wire.avro.ChurnAlert;

/**
 * An alert as it is in the topic.
 *
 * @param partition the partition, from 0
 * @param offset its place in the partition
 * @param time when it was told, in milliseconds since 1970-01-01 UTC
 * @param alert what was told
 */
public record ToldAlert(int partition, long offset, long time, ChurnAlert alert) {}
