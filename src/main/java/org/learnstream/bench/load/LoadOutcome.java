package org.learnstream.bench.load;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a client met.
 *
 * @param reads answered in the time that counts
 * @param failed of all those with another answer than the value
 * @param seconds how long that time was
 * @param all answered in all, those included by which everything became warm
 * @param bytes of an answer at the mean, head included
 * @param p50Millis half of the reads took no longer
 * @param p99Millis 99 of 100 took no longer
 * @param p999Millis 999 of 1,000 took no longer
 * @param longestMillis the longest read
 * @param clientCpuMicros processor time of the client for one read
 */
public record LoadOutcome(
        long reads,
        long failed,
        double seconds,
        long all,
        double bytes,
        double p50Millis,
        double p99Millis,
        double p999Millis,
        double longestMillis,
        double clientCpuMicros) {
    /** Returns how many reads a second were answered. */
    public double rate() {
        return reads / seconds;
    }

    /** Returns the figures by name, unit included. */
    public Map<String, Double> figures(String prefix) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(prefix + "reads a second", rate());
        figures.put(prefix + "failed", (double) failed);
        figures.put(prefix + "p50, ms", p50Millis);
        figures.put(prefix + "p99, ms", p99Millis);
        figures.put(prefix + "p99.9, ms", p999Millis);
        figures.put(prefix + "longest, ms", longestMillis);
        figures.put(prefix + "bytes of an answer", bytes);
        figures.put(prefix + "client CPU, µs a read", clientCpuMicros);
        return figures;
    }
}
