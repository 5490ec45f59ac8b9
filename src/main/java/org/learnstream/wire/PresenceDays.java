package org.learnstream.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.ActivityKind;

/**
 * The active days of a presence as bytes: about 15 a day instead of the 40 of a general format, because a record is
 * rewritten with every event.
 *
 * <p>Version 1, then for each day, rising: the days since the one before (since 1970-01-01 for the first), the first
 * time and from it to the last, in milliseconds, the half hours from the first active one on, and a mask of the kinds
 * with their counts. All numbers are unsigned and of variable length, seven bits a byte, the lowest first.
 */
public final class PresenceDays {
    private static final byte VERSION = 1;

    /** A day, two times, the half hours, a mask and the counts, at their longest. */
    private static final int LONGEST = 10 + 5 + 5 + 7 + 2 + 5 * ActivityKind.ALL.size();

    private PresenceDays() {}

    /** Returns the bytes of active days. */
    public static ByteBuffer pack(List<ActiveDay> days) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + days.size() * LONGEST);
        bytes.put(VERSION);
        long before = 0;
        for (ActiveDay day : days) {
            write(bytes, day.day() - before);
            before = day.day();
            write(bytes, day.firstMillis());
            write(bytes, day.lastMillis() - day.firstMillis());
            write(bytes, day.slots() >>> (day.firstMillis() / ActiveDay.SLOT_MILLIS));
            int kinds = 0;
            for (ActivityKind kind : ActivityKind.ALL) {
                kinds |= day.count(kind) > 0 ? 1 << kind.index() : 0;
            }
            write(bytes, kinds);
            for (ActivityKind kind : ActivityKind.ALL) {
                if (day.count(kind) > 0) {
                    write(bytes, day.count(kind));
                }
            }
        }
        return bytes.flip();
    }

    /**
     * Returns the active days of bytes, from their position on; the bytes are left as they are.
     *
     * @throws IllegalArgumentException when a later version wrote them
     */
    public static List<ActiveDay> unpack(ByteBuffer packed) {
        ByteBuffer bytes = packed.duplicate();
        byte version = bytes.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("active days of version " + version + ", expected " + VERSION);
        }
        List<ActiveDay> days = new ArrayList<>();
        long day = 0;
        while (bytes.hasRemaining()) {
            day += read(bytes);
            int first = (int) read(bytes);
            int last = first + (int) read(bytes);
            long slots = read(bytes) << (first / ActiveDay.SLOT_MILLIS);
            int kinds = (int) read(bytes);
            int[] counts = new int[ActivityKind.ALL.size()];
            for (int kind = 0; kind < counts.length; kind++) {
                counts[kind] = (kinds & (1 << kind)) == 0 ? 0 : (int) read(bytes);
            }
            days.add(ActiveDay.of(day, first, last, slots, counts));
        }
        return days;
    }

    private static void write(ByteBuffer bytes, long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes.put((byte) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.put((byte) rest);
    }

    private static long read(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
