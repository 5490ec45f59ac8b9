package org.learnstream.config;

import java.time.Duration;

/** What the intake takes for good input. */
public record IntakeSettings(
        @Doc("How long a second event with the same id is recognised, in stream time; at least PT1M.")
        Duration deduplicationHorizon,

        @Doc("How far ahead of the clock an event time may lie; not negative.")
        Duration futureTolerance,

        @Doc("Largest key and value of one record, in bytes; at least 256; larger ones are dead letters.")
        int maxRecordBytes) {
    public IntakeSettings {
        Check.that(
                deduplicationHorizon.compareTo(Duration.ofMinutes(1)) >= 0,
                "intake.deduplication-horizon",
                deduplicationHorizon,
                "at least PT1M");
        Check.that(!futureTolerance.isNegative(), "intake.future-tolerance", futureTolerance, "not negative");
        Check.that(maxRecordBytes >= 256, "intake.max-record-bytes", maxRecordBytes, "at least 256");
    }
}
