package org.learnstream.config;

import java.time.Duration;

/** How reads are answered. */
public record ServingSettings(
        @Doc("How far behind a standby may be and still answer; not negative.")
        Duration maximumStaleness) {
    public ServingSettings {
        Check.that(!maximumStaleness.isNegative(), "serving.maximum-staleness", maximumStaleness, "not negative");
    }
}
