package org.learnstream.config;

import java.time.Duration;

/** How reads are answered. */
public record ServingSettings(
        @Doc("How far behind a standby may be and still answer; not negative.")
        Duration maximumStaleness,

        @Doc("How long another instance may take to answer before a standby is asked; PT0.001S to PT1M.")
        Duration remoteTimeout,

        @Doc("How long a read waits while no copy of the learner can answer, as when partitions move; PT0S to PT1M.")
        Duration longestWait) {
    public ServingSettings {
        Check.that(!maximumStaleness.isNegative(), "serving.maximum-staleness", maximumStaleness, "not negative");
        Check.that(
                remoteTimeout.toMillis() >= 1 && remoteTimeout.compareTo(Duration.ofMinutes(1)) <= 0,
                "serving.remote-timeout",
                remoteTimeout,
                "PT0.001S to PT1M");
        Check.that(
                !longestWait.isNegative() && longestWait.compareTo(Duration.ofMinutes(1)) <= 0,
                "serving.longest-wait",
                longestWait,
                "PT0S to PT1M");
    }
}
