package org.learnstream.domain.intervention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/**
 * The hours of the day in which learners are left in peace. Immutable.
 *
 * @param from the first quiet time of the day; the same as to for no quiet hours
 * @param to the first time that is not quiet any more; earlier than from when midnight lies between them
 * @param zone of learners of whom no better one is known
 * @param byCountry whether the time zone of the learner's country is used where it has one only
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone, boolean byCountry) {
    /** Returns the first time that is not quiet, from a time on; both in milliseconds since 1970-01-01 UTC. */
    public long after(long time, Reach reach) {
        ZoneId there = zone(reach);
        long later = time;
        // Once is enough wherever clocks are not moved meanwhile.
        while (quiet(local(later, there).toLocalTime())) {
            later = end(later, there);
        }
        return later;
    }

    private ZoneId zone(Reach reach) {
        return byCountry ? CountryZones.of(reach.country()).orElse(zone) : zone;
    }

    private boolean quiet(LocalTime hour) {
        boolean begun = !hour.isBefore(from);
        boolean goesOn = hour.isBefore(to);
        return from.isAfter(to) ? begun || goesOn : begun && goesOn;
    }

    private long end(long time, ZoneId there) {
        LocalDateTime now = local(time, there);
        LocalDate day = now.toLocalDate();
        ZonedDateTime end = (now.toLocalTime().isBefore(to) ? day : day.plusDays(1))
                .atTime(to)
                .atZone(there);
        long earlier = end.toInstant().toEpochMilli();
        long until = earlier > time
                ? earlier
                : end.withLaterOffsetAtOverlap().toInstant().toEpochMilli();
        // Clocks that are moved meanwhile end quiet hours, or make their end come again: it is looked anew then.
        ZoneOffsetTransition moved = there.getRules().nextTransition(Instant.ofEpochMilli(time));
        return moved == null ? until : Math.min(until, moved.getInstant().toEpochMilli());
    }

    private static LocalDateTime local(long time, ZoneId there) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(time), there);
    }
}
