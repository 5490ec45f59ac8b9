package org.learnstream.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.learnstream.query.AlertPosition;
import org.learnstream.query.ChurnAlerts;
import org.learnstream.query.HeldAlerts;
import org.learnstream.query.ToldAlert;

/** Alerts in a list, in two partitions; all positions but {@link #KNOWN} are gaps. */
final class FakeAlerts implements ChurnAlerts {
    static final String KNOWN = "topic:1.0";

    private final List<ToldAlert> alerts = new ArrayList<>();
    private final Set<Reader> readers = new CopyOnWriteArraySet<>();
    private boolean ready = true;
    private OptionalLong completeAfter = OptionalLong.empty();

    /** Holds an alert, and tells it to whoever follows. */
    synchronized void tell(ToldAlert alert) {
        alerts.add(alert);
        readers.forEach(reader -> reader.take(alert));
    }

    synchronized void completeAfter(long time) {
        completeAfter = OptionalLong.of(time);
    }

    synchronized void start() {
        ready = false;
    }

    /** Sends all readers away. */
    void lose() {
        readers.forEach(Reader::lose);
    }

    int followers() {
        return readers.size();
    }

    @Override
    public synchronized boolean ready() {
        return ready;
    }

    @Override
    public synchronized Optional<HeldAlerts> held() {
        return ready ? Optional.of(new HeldAlerts(List.copyOf(alerts), completeAfter)) : Optional.empty();
    }

    @Override
    public synchronized Optional<Following> follow(Optional<String> after, Reader reader) {
        readers.add(reader);
        boolean gap = after.isPresent() && !after.get().equals(KNOWN);
        AlertPosition position = AlertPosition.of("topic", after.isEmpty() ? new long[] {100, 100} : new long[] {1, 0});
        List<ToldAlert> missed =
                alerts.stream().filter(alert -> !position.includes(alert)).toList();
        return Optional.of(new Following(position, missed, gap, () -> readers.remove(reader)));
    }
}
