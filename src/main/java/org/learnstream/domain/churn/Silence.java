package org.learnstream.domain.churn;

import java.util.Optional;

/**
 * The silence of a learner at a moment.
 *
 * @param since the last activity before it, in milliseconds since 1970-01-01 UTC
 * @param millis for how long it has lasted, in milliseconds; 0 or more
 * @param next the level that it reaches next if nothing happens; empty when it has reached the highest
 */
public record Silence(long since, long millis, Optional<Step> next) {
    /**
     * A level that is reached if nothing happens.
     *
     * @param deadline when, in milliseconds since 1970-01-01 UTC; it may have passed when nobody has looked since
     */
    public record Step(ChurnLevel level, long deadline) {}

    /**
     * Returns the silence of a learner.
     *
     * @param window what was last told of the learner
     * @param lastActivity the last activity that is known, in milliseconds since 1970-01-01 UTC. An active learner's window
     *     is moved on only when somebody looks, so this is what their silence begins with
     * @param now in milliseconds since 1970-01-01 UTC
     */
    public static Silence of(InactivityWindow window, long lastActivity, InactivityThresholds thresholds, long now) {
        long since = window.level() == ChurnLevel.ACTIVE ? Math.max(window.opened(), lastActivity) : window.opened();
        Optional<ChurnLevel> higher = switch (window.level()) {
            case ACTIVE -> Optional.of(ChurnLevel.AT_RISK);
            case AT_RISK -> Optional.of(ChurnLevel.GONE);
            case GONE -> Optional.empty();
        };
        return new Silence(
                since, Math.max(0, now - since), higher.map(level -> new Step(level, since + thresholds.of(level))));
    }
}
