package org.learnstream.domain.churn;

import java.util.List;
import org.learnstream.domain.presence.ActiveDay;

/**
 * The steps from each active day of a learner to the next one, in days.
 *
 * @param count how many steps there are
 * @param mean their mean; -1 without any, like the others
 * @param deviation their standard deviation
 * @param longest the longest
 * @param last the last
 */
record Gaps(int count, double mean, double deviation, double longest, double last) {
    static final Gaps NONE = new Gaps(0, -1, -1, -1, -1);

    static Gaps between(List<ActiveDay> days) {
        int count = days.size() - 1;
        if (count < 1) {
            return NONE;
        }
        double sum = 0;
        double squares = 0;
        double longest = 0;
        double last = 0;
        for (int index = 1; index <= count; index++) {
            last = (double) (days.get(index).day() - days.get(index - 1).day());
            sum += last;
            squares += last * last;
            longest = Math.max(longest, last);
        }
        double mean = sum / count;
        return new Gaps(count, mean, Math.sqrt(Math.max(0, squares / count - mean * mean)), longest, last);
    }

    /** Returns the longest run of active days without a day between them. */
    static int longestStreak(List<ActiveDay> days) {
        int longest = 0;
        int streak = 0;
        for (int index = 0; index < days.size(); index++) {
            boolean goesOn =
                    index > 0 && days.get(index).day() - days.get(index - 1).day() == 1;
            streak = goesOn ? streak + 1 : 1;
            longest = Math.max(longest, streak);
        }
        return longest;
    }
}
