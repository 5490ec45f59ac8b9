package org.learnstream.query;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far a reader has come in the topic of alerts: an offset for each partition. Immutable.
 *
 * <p>It means the same on every instance, and nothing in a topic that was made anew. In its text form, of which readers
 * need not know anything, it is the identifier of the topic, then the offsets.
 */
public final class AlertPosition {
    private final String topic;
    private final long[] next;

    private AlertPosition(String topic, long[] next) {
        this.topic = topic;
        this.next = next;
    }

    /**
     * Returns a position.
     *
     * @param topic the topic's identifier, not its name; without a colon
     * @param next the offset of the first alert in each partition that was not read yet
     */
    public static AlertPosition of(String topic, long... next) {
        return new AlertPosition(topic, next.clone());
    }

    /** Returns the position that a text stands for when it is one in the same topic. */
    Optional<AlertPosition> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !text.substring(0, colon).equals(topic)) {
            return Optional.empty();
        }
        String[] parts = text.substring(colon + 1).split("\\.", -1);
        if (parts.length != next.length) {
            return Optional.empty();
        }
        try {
            long[] offsets = Arrays.stream(parts).mapToLong(Long::parseLong).toArray();
            return Arrays.stream(offsets).allMatch(offset -> offset >= 0)
                    ? Optional.of(new AlertPosition(topic, offsets))
                    : Optional.empty();
        } catch (NumberFormatException noOffset) {
            return Optional.empty();
        }
    }

    /** Whether an alert was read by a reader who has come to here. */
    public boolean includes(ToldAlert alert) {
        return alert.offset() < next[alert.partition()];
    }

    /** Returns the position after an alert. */
    public AlertPosition after(ToldAlert alert) {
        long[] further = next.clone();
        further[alert.partition()] = alert.offset() + 1;
        return new AlertPosition(topic, further);
    }

    /** Whether a reader who has come to here has come to another position as well, in every partition. */
    boolean reaches(AlertPosition other) {
        for (int partition = 0; partition < next.length; partition++) {
            if (next[partition] < other.next[partition]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the further one of both positions in every partition. */
    AlertPosition orFurther(AlertPosition other) {
        long[] further = next.clone();
        for (int partition = 0; partition < further.length; partition++) {
            further[partition] = Math.max(further[partition], other.next[partition]);
        }
        return new AlertPosition(topic, further);
    }

    /** Returns the offset of the first alert in a partition that was not read yet. */
    long next(int partition) {
        return next[partition];
    }

    /** Returns the number of partitions. */
    int partitions() {
        return next.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AlertPosition that && topic.equals(that.topic) && Arrays.equals(next, that.next);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(next);
    }

    /** Returns the text form. */
    @Override
    public String toString() {
        return topic + ":" + Arrays.stream(next).mapToObj(Long::toString).collect(Collectors.joining("."));
    }
}
