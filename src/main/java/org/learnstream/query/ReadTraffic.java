package org.learnstream.query;

/**
 * What went on between instances for reads, since the start.
 *
 * @param forwarded reads that another instance was asked for
 * @param hedged reads that a further instance was asked for because the one before let us wait
 * @param unanswered reads that another instance did not answer
 * @param refused reads that were kept from an instance because it had not answered before
 * @param open instances that reads are kept from now
 */
public record ReadTraffic(long forwarded, long hedged, long unanswered, long refused, int open) {}
