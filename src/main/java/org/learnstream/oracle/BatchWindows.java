package org.learnstream.oracle;

import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.domain.churn.InactivityWindow.Closed;
import org.learnstream.domain.churn.InactivityWindow.Returned;
import org.learnstream.domain.churn.InactivityWindow.Turn;

/** What is to be told of one learner's silences, from all their activities at once: the oracle of windows. */
public final class BatchWindows {
    private BatchWindows() {}

    /**
     * Returns what is to be told until a time, in the order of time.
     *
     * @param times the learner's activities in any order, in milliseconds since 1970-01-01 UTC
     */
    public static List<Turn> turns(List<Long> times, InactivityThresholds thresholds, long until) {
        List<Long> sorted =
                times.stream().filter(time -> time <= until).sorted().distinct().toList();
        List<Turn> turns = new ArrayList<>();
        for (int at = 0; at < sorted.size(); at++) {
            long opened = sorted.get(at);
            boolean last = at == sorted.size() - 1;
            long end = last ? until + 1 : sorted.get(at + 1);
            ChurnLevel told = ChurnLevel.ACTIVE;
            if (end - opened > thresholds.atRisk()) {
                told = ChurnLevel.AT_RISK;
                turns.add(new Closed(opened, opened + thresholds.atRisk(), told));
            }
            if (end - opened > thresholds.gone()) {
                told = ChurnLevel.GONE;
                turns.add(new Closed(opened, opened + thresholds.gone(), told));
            }
            if (told != ChurnLevel.ACTIVE && !last) {
                turns.add(new Returned(opened, end, told));
            }
        }
        return turns;
    }
}
