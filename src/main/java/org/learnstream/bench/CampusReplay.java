package org.learnstream.bench;

import java.time.Instant;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.learnstream.generator.Campus;
import org.learnstream.generator.CampusEvent;
import org.learnstream.generator.CampusOptions;
import org.learnstream.generator.EventClock;
import org.learnstream.replay.Publication;
import org.learnstream.replay.ReplaySource;

/**
 * The synthetic campus as a data set, for machines that have none: what its learners do from its first day on.
 *
 * @param learners how many there are at the start
 * @param eventsSize how many events there are
 */
public record CampusReplay(int learners, long eventsSize) implements ReplaySource {
    private static final long START = Instant.parse("2024-02-01T00:00:00Z").toEpochMilli();
    private static final int COURSES = 500;
    private static final int SEED = 1;

    @Override
    public String name() {
        return "campus";
    }

    @Override
    public Stream<Publication<?>> preparation() {
        Campus campus = campus();
        return Stream.concat(
                campus.courses().stream().map(CampusReplay::publication),
                campus.registrations().map(CampusReplay::publication));
    }

    @Override
    public long preparationSize() {
        return (long) learners + COURSES;
    }

    @Override
    public Stream<Publication<?>> events() {
        Campus campus = campus();
        return Stream.generate(() -> campus.next(EventClock.SIMULATED))
                .limit(eventsSize)
                .map(CampusReplay::publication);
    }

    private Campus campus() {
        return new Campus(new CampusOptions(SEED, learners, COURSES, START));
    }

    private static <V extends SpecificRecordBase> Publication<?> publication(CampusEvent<V> event) {
        return new Publication<>(event.topic(), event.key(), event.value(), event.eventId(), event.time());
    }
}
