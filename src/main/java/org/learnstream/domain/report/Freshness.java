package org.learnstream.domain.report;

import java.time.Duration;

/**
 * How soon lists could be read after the events that changed them.
 *
 * @param lists how many lists
 * @param median half of them could be read within this time
 * @param most 99 of 100 of them could be read within this time
 */
public record Freshness(long lists, Duration median, Duration most) {}
