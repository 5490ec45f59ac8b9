package org.learnstream.config;

import java.time.Duration;

/** How reads are answered. */
public record ServingSettings(
        @Doc("How far behind a standby may be and still answer; not negative.")
        Duration maximumStaleness,

        @Doc("How long another instance may take to answer before it is given up; PT0.001S to PT1M.")
        Duration remoteTimeout,

        @Doc("How long an instance may take to answer before the next one is asked beside it; PT0.001S to PT1M.")
        Duration hedgeAfter,

        @Doc("How long a read waits while no copy of the learner can answer, as when partitions move; PT0S to PT1M.")
        Duration longestWait,

        @Doc(
                "Published slates kept as they were answered last, to answer them again while nothing they are made of has changed; about 8 KB each; 0 to 10000000.")
        int rememberedSlates) {
    public ServingSettings {
        Check.that(!maximumStaleness.isNegative(), "serving.maximum-staleness", maximumStaleness, "not negative");
        Check.that(
                remoteTimeout.toMillis() >= 1 && remoteTimeout.compareTo(Duration.ofMinutes(1)) <= 0,
                "serving.remote-timeout",
                remoteTimeout,
                "PT0.001S to PT1M");
        Check.that(
                hedgeAfter.toMillis() >= 1 && hedgeAfter.compareTo(Duration.ofMinutes(1)) <= 0,
                "serving.hedge-after",
                hedgeAfter,
                "PT0.001S to PT1M");
        Check.that(
                !longestWait.isNegative() && longestWait.compareTo(Duration.ofMinutes(1)) <= 0,
                "serving.longest-wait",
                longestWait,
                "PT0S to PT1M");
        Check.that(
                rememberedSlates >= 0 && rememberedSlates <= 10_000_000,
                "serving.remembered-slates",
                rememberedSlates,
                "0 to 10000000");
    }
}
