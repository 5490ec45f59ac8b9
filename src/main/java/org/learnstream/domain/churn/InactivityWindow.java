package org.learnstream.domain.churn;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.learnstream.domain.presence.Presence;

/**
 * The window of inactivity of one learner: since when they have been silent, and which of its levels were told of.
 * Immutable.
 *
 * <p>A window opens with each activity. It closes once for each level whose threshold passes before the next activity,
 * and the learner's return ends it. What is told of is a function of the activities up to a time, however they came in
 * and whenever that was looked at, as long as none of them comes later than the look. One that comes later still makes
 * the window end and another one open.
 *
 * @param opened the activity that silence began with, in milliseconds since 1970-01-01 UTC
 * @param level what was last told of this window; ACTIVE when nothing was
 */
public record InactivityWindow(long opened, ChurnLevel level) {
    /** What became of a window. */
    public sealed interface Turn {
        /** When the window opened, in milliseconds since 1970-01-01 UTC: it tells the learner's windows apart. */
        long opened();

        /** When it happened, in milliseconds since 1970-01-01 UTC. */
        long time();

        /** What the window's level is after it, or was when the learner returned. */
        ChurnLevel level();
    }

    /** The threshold of a level passed in silence. */
    public record Closed(long opened, long time, ChurnLevel level) implements Turn {}

    /** The learner returned after a level had been told of. */
    public record Returned(long opened, long time, ChurnLevel level) implements Turn {}

    /**
     * What a look at a window found.
     *
     * @param window the window that is open now
     * @param turns what is to be told, in the order of time
     * @param deadline when to look again if nothing happens, in milliseconds since 1970-01-01 UTC; empty for never
     */
    public record Look(InactivityWindow window, List<Turn> turns, OptionalLong deadline) {
        public Look {
            turns = List.copyOf(turns);
        }
    }

    /** Returns the first window of a learner. */
    public static InactivityWindow firstOf(Presence presence) {
        return new InactivityWindow(presence.first(), ChurnLevel.ACTIVE);
    }

    /**
     * Looks at what has happened until a time. Activities after it are not considered, but for a window that they show
     * not to go on.
     *
     * @param now in milliseconds since 1970-01-01 UTC
     * @param thresholds the thresholds of the window that opened at a time
     */
    public Look at(long now, Presence presence, LongFunction<InactivityThresholds> thresholds) {
        List<Turn> turns = new ArrayList<>();
        InactivityWindow window = this;
        OptionalLong next = presence.next(window.opened);
        while (next.isPresent() && next.getAsLong() <= now) {
            window = window.closedUntil(next.getAsLong() - 1, thresholds.apply(window.opened), turns);
            if (window.level != ChurnLevel.ACTIVE) {
                turns.add(new Returned(window.opened, next.getAsLong(), window.level));
            }
            window = new InactivityWindow(next.getAsLong(), ChurnLevel.ACTIVE);
            next = presence.next(window.opened);
        }
        long silentUntil = next.isPresent() ? Math.min(now, next.getAsLong() - 1) : now;
        window = window.closedUntil(silentUntil, thresholds.apply(window.opened), turns);
        return new Look(window, turns, window.deadline(next, thresholds.apply(window.opened)));
    }

    private InactivityWindow closedUntil(long time, InactivityThresholds thresholds, List<Turn> turns) {
        ChurnLevel reached = level;
        for (ChurnLevel higher : ChurnLevel.values()) {
            long closes = opened + thresholds.of(higher);
            if (higher.compareTo(reached) > 0 && closes <= time) {
                turns.add(new Closed(opened, closes, higher));
                reached = higher;
            }
        }
        return new InactivityWindow(opened, reached);
    }

    private OptionalLong deadline(OptionalLong next, InactivityThresholds thresholds) {
        if (next.isPresent()) {
            return next;
        }
        return switch (level) {
            case ACTIVE -> OptionalLong.of(opened + thresholds.atRisk());
            case AT_RISK -> OptionalLong.of(opened + thresholds.gone());
            case GONE -> OptionalLong.empty();
        };
    }
}
