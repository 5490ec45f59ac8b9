package org.learnstream.query;

import java.util.List;
import java.util.OptionalLong;

/**
 * The alerts that an instance holds: the newest ones of all partitions.
 *
 * @param alerts in the order of their telling, the oldest first; those of one partition in the order of the topic
 * @param completeAfter every alert that was told after this time is held, in milliseconds since 1970-01-01 UTC; empty when
 *     all are that the topic had
 */
public record HeldAlerts(List<ToldAlert> alerts, OptionalLong completeAfter) {}
