package org.learnstream.domain.solve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;

/** The order in which a learner took courses. */
public final class CourseSequence {
    private static final Comparator<Affinity> OLDEST_FIRST =
            Comparator.comparingLong(Affinity::firstTime).thenComparing(Affinity::courseId);

    private CourseSequence() {}

    /**
     * Returns the courses that a learner took and that an affinity still speaks for, which a returned one has not: by the
     * time of the earliest evidence ascending, then by course id ascending.
     */
    public static List<Affinity> of(AffinityVector learner) {
        List<Affinity> entries = learner.entries();
        List<Affinity> taken = new ArrayList<>(entries.size());
        // The vector has the newest first; from its end the list is nearly sorted already, which the sort is quick
        // with.
        for (int index = entries.size() - 1; index >= 0; index--) {
            Affinity affinity = entries.get(index);
            if (affinity.taken() && affinity.tenths() > 0) {
                taken.add(affinity);
            }
        }
        taken.sort(OLDEST_FIRST);
        return taken;
    }
}
