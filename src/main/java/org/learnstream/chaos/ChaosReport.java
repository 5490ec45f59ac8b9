package org.learnstream.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.learnstream.domain.chaos.Fault;

/**
 * What became of a run.
 *
 * @param faults what happened, by group in the order of time
 * @param endedThemselves how often an instance ended that was not made to, and was started again
 * @param events records of the input topics that were written
 * @param flawed duplicates, late and bad records among them, by what was wrong
 * @param reads what the readers saw
 * @param longestWithoutResults longest time that a partition was without a fresh result
 * @param drained time from the end of the faults until everything was as it had to be, or until that was given up
 * @param differences what came out otherwise than it had to, by part
 */
public record ChaosReport(
        List<Fault> faults,
        int endedThemselves,
        long events,
        Map<String, Long> flawed,
        Reads reads,
        Duration longestWithoutResults,
        Duration drained,
        Map<String, List<String>> differences) {
    public ChaosReport {
        faults = List.copyOf(faults);
        flawed = new TreeMap<>(flawed);
        differences = new TreeMap<>(differences);
    }

    /**
     * What the readers saw.
     *
     * @param tried reads that were tried
     * @param failed those that no instance answered in time
     * @param again those that were answered by another instance than the one asked first
     * @param longest the time of the longest one
     */
    public record Reads(long tried, long failed, long again, Duration longest) {}

    /** Returns how many differences there are in all parts. */
    public int differenceCount() {
        return differences.values().stream().mapToInt(List::size).sum();
    }
}
