package org.learnstream.query;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.learnstream.wire.avro.ChurnAlertKind;

/** Where alerts are put up for readers: the ring of the newest ones, and who follows. For use by several threads. */
final class AlertBoard implements ChurnAlerts {
    private final int capacity;
    private final Map<ChurnAlertKind, LongAdder> told = new EnumMap<>(ChurnAlertKind.class);
    private final Set<Reader> readers = new CopyOnWriteArraySet<>();
    private @Nullable AlertRing ring;
    private boolean caughtUp;

    AlertBoard(int capacity) {
        this.capacity = capacity;
        for (ChurnAlertKind kind : ChurnAlertKind.values()) {
            told.put(kind, new LongAdder());
        }
    }

    /**
     * Clears the board before a topic is read, and sends away whoever follows another one.
     *
     * @param first where the topic has its first alerts
     * @param start from where on they will be put up
     */
    synchronized void clear(AlertPosition first, AlertPosition start) {
        ring = new AlertRing(capacity, first, start);
        caughtUp = false;
        readers.forEach(Reader::lose);
        readers.clear();
    }

    /** Puts up the next alert of a partition. */
    synchronized void put(ToldAlert next) {
        if (ring == null) {
            throw new IllegalStateException("nobody said where the alerts begin");
        }
        ToldAlert alert = ring.add(next);
        if (caughtUp) {
            counter(alert.alert().getKind()).increment();
        }
        readers.forEach(reader -> reader.take(alert));
    }

    /** Takes down the alerts of a learner who was erased. */
    synchronized void forget(String learnerId) {
        if (ring != null) {
            ring.forget(learnerId);
        }
    }

    /** Lets readers in: what the topic had at first is there. */
    synchronized void open() {
        caughtUp = true;
    }

    /** Returns up to where alerts were put up; empty before the first topic was read. */
    synchronized Optional<AlertPosition> reached() {
        return Optional.ofNullable(ring).map(AlertRing::end);
    }

    @Override
    public synchronized boolean ready() {
        return caughtUp;
    }

    @Override
    public synchronized Optional<HeldAlerts> held() {
        return caughtUp ? Optional.ofNullable(ring).map(AlertRing::held) : Optional.empty();
    }

    @Override
    public synchronized Optional<Following> follow(Optional<String> after, Reader reader) {
        if (ring == null || !caughtUp) {
            return Optional.empty();
        }
        Following following = following(ring, after, () -> readers.remove(reader));
        readers.add(reader);
        return Optional.of(following);
    }

    private static Following following(AlertRing ring, Optional<String> after, Runnable end) {
        if (after.isEmpty()) {
            return new Following(ring.end(), List.of(), false, end);
        }
        Optional<AlertPosition> reached = after.flatMap(ring.begin()::parse);
        AlertPosition from = reached.map(ring.begin()::orFurther).orElse(ring.begin());
        boolean gap = reached.filter(position -> position.reaches(ring.begin())).isEmpty();
        return new Following(from, ring.after(from), gap, end);
    }

    /** Returns how many alerts of a kind were put up, less those that the topic had at first. */
    long told(ChurnAlertKind kind) {
        return counter(kind).sum();
    }

    private LongAdder counter(ChurnAlertKind kind) {
        return told.computeIfAbsent(kind, absent -> new LongAdder());
    }
}
