package org.learnstream.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;

/** Short ways to write down vectors. */
final class Vectors {
    private Vectors() {}

    /** Returns the vector of courses that were taken one after the other, the newest first, all with one affinity. */
    static AffinityVector taken(int tenths, String... newestFirst) {
        List<Affinity> entries = new ArrayList<>();
        for (int age = 0; age < newestFirst.length; age++) {
            entries.add(new Affinity(newestFirst[age], tenths, true, -age, -age));
        }
        return AffinityVector.of(entries);
    }

    /** Returns a vector with affinities by course, all of one time. */
    static AffinityVector of(Map<String, Integer> tenthsByCourse) {
        return AffinityVector.of(tenthsByCourse.entrySet().stream()
                .map(entry -> new Affinity(entry.getKey(), entry.getValue(), true, 0, 0))
                .toList());
    }
}
