package org.learnstream.wire;

import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;

/** Affinity vectors between domain and wire. */
public final class Affinities {
    private Affinities() {}

    /** Returns the domain's vector of an Avro record; the order is restored should a producer have changed it. */
    public static AffinityVector fromAvro(org.learnstream.wire.avro.AffinityVector avro) {
        List<Affinity> entries = new ArrayList<>(avro.getEntries().size());
        for (org.learnstream.wire.avro.Affinity entry : avro.getEntries()) {
            entries.add(new Affinity(
                    entry.getCourseId(),
                    entry.getAffinityTenths(),
                    entry.getTaken(),
                    entry.getFirstTime(),
                    entry.getLastTime(),
                    entry.getExcluded()));
        }
        return AffinityVector.of(entries);
    }

    /** Returns the Avro record of a vector that came to be by an event at a time. */
    public static org.learnstream.wire.avro.AffinityVector toAvro(AffinityVector vector, long eventTime) {
        List<org.learnstream.wire.avro.Affinity> entries =
                new ArrayList<>(vector.entries().size());
        for (Affinity entry : vector.entries()) {
            entries.add(new org.learnstream.wire.avro.Affinity(
                    entry.courseId(),
                    entry.tenths(),
                    entry.taken(),
                    entry.firstTime(),
                    entry.lastTime(),
                    entry.excluded()));
        }
        return new org.learnstream.wire.avro.AffinityVector(entries, eventTime);
    }
}
