package org.learnstream.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.churn.InactivityWindow;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;
import org.learnstream.wire.avro.ChurnState;
import org.learnstream.wire.avro.LearnerPresence;

/** What is known of a learner's presence, between domain and wire. */
public final class ChurnRecords {
    private ChurnRecords() {}

    /** Returns the presence of a stored record. */
    public static Presence presence(LearnerPresence avro) {
        return presence(avro.getFirstActivity(), avro.getTotals(), avro.getDays());
    }

    /** Returns the presence of a published record. */
    public static Presence presence(ChurnState avro) {
        return presence(avro.getFirstActivity(), avro.getTotals(), avro.getDays());
    }

    private static Presence presence(long first, List<Long> totals, ByteBuffer days) {
        return Presence.of(first, totals.stream().mapToLong(Long::longValue).toArray(), PresenceDays.unpack(days));
    }

    /** Returns how often the learner did something of each kind, in the order of the kinds. */
    public static List<Long> totals(Presence presence) {
        List<Long> totals = new ArrayList<>(ActivityKind.ALL.size());
        ActivityKind.ALL.forEach(kind -> totals.add(presence.total(kind)));
        return totals;
    }

    /** Returns the window of a stored record. */
    public static InactivityWindow window(LearnerPresence avro) {
        return new InactivityWindow(avro.getWindowOpened(), fromAvro(avro.getLevel()));
    }

    /**
     * Returns the record to store.
     *
     * @param timer deadline of the learner's only timer, in milliseconds since 1970-01-01 UTC; -1 for none
     */
    public static LearnerPresence toAvro(Presence presence, InactivityWindow window, long timer) {
        return new LearnerPresence(
                presence.first(),
                totals(presence),
                PresenceDays.pack(presence.days()),
                window.opened(),
                toAvro(window.level()),
                timer);
    }

    /** Returns the level of an Avro record. */
    public static ChurnLevel fromAvro(org.learnstream.wire.avro.ChurnLevel level) {
        return switch (level) {
            case ACTIVE -> ChurnLevel.ACTIVE;
            case AT_RISK -> ChurnLevel.AT_RISK;
            case GONE -> ChurnLevel.GONE;
        };
    }

    /** Returns the level for an Avro record. */
    public static org.learnstream.wire.avro.ChurnLevel toAvro(ChurnLevel level) {
        return switch (level) {
            case ACTIVE -> org.learnstream.wire.avro.ChurnLevel.ACTIVE;
            case AT_RISK -> org.learnstream.wire.avro.ChurnLevel.AT_RISK;
            case GONE -> org.learnstream.wire.avro.ChurnLevel.GONE;
        };
    }
}
