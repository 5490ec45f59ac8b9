package org.learnstream.domain.churn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.Presence;

/**
 * How a threshold follows a learner's own rhythm: it is a quantile of the pauses between their active days, within
 * bounds.
 *
 * @param quantile of the pauses, the smallest one that at least this share of them does not exceed; above 0, at most 1
 * @param leastPauses with fewer pauses than this the learner has no rhythm yet; at least 1
 * @param shortest the shortest threshold, in milliseconds
 * @param longest the longest threshold, in milliseconds; at least the shortest
 */
public record Rhythm(double quantile, int leastPauses, long shortest, long longest) {
    public Rhythm {
        if (!(quantile > 0 && quantile <= 1) || leastPauses < 1 || shortest <= 0 || longest < shortest) {
            throw new IllegalArgumentException("no rhythm: quantile " + quantile + ", least pauses " + leastPauses
                    + ", shortest " + shortest + ", longest " + longest);
        }
    }

    /**
     * Returns the threshold that a learner's rhythm asks for; empty when they have none yet.
     *
     * @param until only active days until this day count, in days since 1970-01-01
     */
    public OptionalLong threshold(Presence presence, long until) {
        List<Long> pauses = new ArrayList<>();
        ActiveDay before = null;
        for (ActiveDay day : presence.days()) {
            if (day.day() <= until) {
                if (before != null) {
                    pauses.add(day.day() - before.day());
                }
                before = day;
            }
        }
        if (pauses.size() < leastPauses) {
            return OptionalLong.empty();
        }
        Collections.sort(pauses);
        int rank = (int) Math.ceil(quantile * pauses.size());
        long pause = pauses.get(Math.max(1, rank) - 1) * ActiveDay.MILLIS;
        return OptionalLong.of(Math.max(shortest, Math.min(longest, pause)));
    }
}
