package org.learnstream.http;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.learnstream.query.LearnerRows;
import org.learnstream.query.RecordKey;

/**
 * Slates as they were answered before, to be answered again without decoding and writing JSON.
 *
 * <p>A slate is given again only when every row that it was made of is the same as when it was made, byte by byte, and the
 * catalogue has not changed: so nothing has to be told when it is out of date, and no answer differs from one that is
 * made anew. The rows are read each time; that is the cheap part.
 *
 * <p>A learner has a few places to be remembered in, by their identifier, and the one who is remembered drives another out.
 * Safe for use by many threads, without locks.
 */
final class RememberedSlates {
    private static final int WAYS = 4;

    private final AtomicReferenceArray<@Nullable Remembered> places;

    /**
     * Remembers nothing yet.
     *
     * @param most how many slates to remember at most; 0 for none
     */
    RememberedSlates(int most) {
        places = new AtomicReferenceArray<>(most - most % WAYS);
    }

    /**
     * What a slate was made of, other than rows.
     *
     * @param learner whose it is
     * @param limit how many courses were asked for
     * @param catalogue version of the catalogue; negative when it is not known, and then nothing is remembered
     */
    record Origin(RecordKey learner, int limit, long catalogue) {}

    private record Remembered(Origin origin, LearnerRows rows, RenderedSlate slate) {
        boolean isOf(Origin asked) {
            return origin.limit == asked.limit && origin.learner.equals(asked.learner);
        }
    }

    /** Returns the slate that was made of the same; empty when there is none. */
    Optional<RenderedSlate> find(Origin origin, LearnerRows rows) {
        for (int place = first(origin), end = place + WAYS; place < end && end <= places.length(); place++) {
            Remembered there = places.get(place);
            if (there != null && there.isOf(origin)) {
                return there.origin.catalogue == origin.catalogue && there.rows.same(rows, Recommendations.MADE_OF)
                        ? Optional.of(there.slate)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Remembers a slate in the place of an earlier one of the learner, else in an empty one, else in some other's. */
    void put(Origin origin, LearnerRows rows, RenderedSlate slate) {
        if (places.length() == 0 || origin.catalogue < 0) {
            return;
        }
        int first = first(origin);
        int chosen = first + ThreadLocalRandom.current().nextInt(WAYS);
        boolean empty = false;
        for (int place = first; place < first + WAYS; place++) {
            Remembered there = places.get(place);
            if (there != null && there.isOf(origin)) {
                chosen = place;
                break;
            }
            if (there == null && !empty) {
                chosen = place;
                empty = true;
            }
        }
        places.set(chosen, new Remembered(origin, rows.only(Recommendations.MADE_OF), slate));
    }

    private int first(Origin origin) {
        int sets = places.length() / WAYS;
        int hash = origin.learner.hashCode() * 0x9E3779B9;
        return sets == 0 ? 0 : Math.floorMod(hash ^ hash >>> 15, sets) * WAYS;
    }
}
