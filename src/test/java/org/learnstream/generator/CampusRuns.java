package org.learnstream.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecordBase;

/** Short runs of small campuses, for tests. */
final class CampusRuns {
    static final long START = 1_790_000_000_000L;

    private CampusRuns() {}

    static CampusOptions options(long seed, int learners) {
        return new CampusOptions(seed, learners, 120, START);
    }

    /** Returns the next events of a campus, in simulated time. */
    static List<CampusEvent<?>> take(Campus campus, int count) {
        List<CampusEvent<?>> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(campus.next(EventClock.SIMULATED));
        }
        return events;
    }

    /** Returns all events of the next days of a campus, in simulated time. */
    static List<CampusEvent<?>> days(Campus campus, int days) {
        long end = campus.now() + TimeUnit.DAYS.toMillis(days);
        List<CampusEvent<?>> events = new ArrayList<>();
        while (campus.nextTime() < end) {
            events.add(campus.next(EventClock.SIMULATED));
        }
        return events;
    }

    /** Returns the records of one type among events, in order. */
    static <V extends SpecificRecordBase> List<V> records(List<CampusEvent<?>> events, Class<V> type) {
        return events.stream()
                .map(CampusEvent::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
