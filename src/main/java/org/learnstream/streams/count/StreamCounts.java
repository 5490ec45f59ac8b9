package org.learnstream.streams.count;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.ChurnAlertKind;
import org.learnstream.wire.avro.DeadLetterReason;

/**
 * What the processors of one process have counted since it started, for whoever watches it.
 *
 * <p>A transaction that was aborted is done again, and what it had counted counts twice. What must be exact is counted in
 * a store. For use by several threads.
 */
public final class StreamCounts {
    /** What becomes of a record that the intake does not refuse. */
    public enum Outcome {
        /** It took effect. */
        ACTIVITY,
        /** It had been seen before. */
        DUPLICATE
    }

    /**
     * Dead letters that are counted together.
     *
     * @param topic name of the topic that their records were read from
     * @param reason why they were refused
     */
    public record Letter(String topic, DeadLetterReason reason) {}

    private final Map<String, Map<Outcome, LongAdder>> events = Topics.INPUTS.stream()
            .map(Topic::name)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), topic -> adders(Outcome.class)));
    private final Map<ChurnAlertKind, LongAdder> turns = adders(ChurnAlertKind.class);
    private final Map<Letter, LongAdder> letters = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> skipped = new ConcurrentHashMap<>();
    private final LongAdder examples = new LongAdder();
    private final LongAdder learners = new LongAdder();

    private static <K extends Enum<K>> Map<K, LongAdder> adders(Class<K> kinds) {
        Map<K, LongAdder> adders = new EnumMap<>(kinds);
        for (K kind : kinds.getEnumConstants()) {
            adders.put(kind, new LongAdder());
        }
        return adders;
    }

    /** Counts a record of an input topic that was not refused. */
    public void event(String topic, Outcome outcome) {
        LongAdder adder = events.getOrDefault(topic, Map.of()).get(outcome);
        if (adder != null) {
            adder.increment();
        }
    }

    /** Counts a dead letter. */
    public void deadLetter(String topic, DeadLetterReason reason) {
        letters.computeIfAbsent(new Letter(topic, reason), first -> new LongAdder())
                .increment();
    }

    /** Counts a record that a view could not read. */
    public void skipped(String topic) {
        skipped.computeIfAbsent(topic, first -> new LongAdder()).increment();
    }

    /** Counts a window of inactivity that closed at a level, or the return of a learner. */
    public void turn(ChurnAlertKind kind) {
        turns.computeIfAbsent(kind, absent -> new LongAdder()).increment();
    }

    /** Counts an example of who stayed away. */
    public void example() {
        examples.increment();
    }

    /** Counts a learner who does something for the first time on the present day. */
    public void learnerOfTheDay() {
        learners.increment();
    }

    /** Returns the records of an input topic that came to an outcome. */
    public long events(String topic, Outcome outcome) {
        LongAdder adder = events.getOrDefault(topic, Map.of()).get(outcome);
        return adder == null ? 0 : adder.sum();
    }

    /** Returns the records of all input topics that came to an outcome. */
    public long events(Outcome outcome) {
        return events.keySet().stream()
                .mapToLong(topic -> events(topic, outcome))
                .sum();
    }

    /** Returns the dead letters of a topic for a reason. */
    public long deadLetters(String topic, DeadLetterReason reason) {
        LongAdder adder = letters.get(new Letter(topic, reason));
        return adder == null ? 0 : adder.sum();
    }

    /** Returns the dead letters of all topics by reason, without the reasons of none. */
    public Map<DeadLetterReason, Long> deadLetters() {
        Map<DeadLetterReason, Long> sums = new TreeMap<>();
        letters.forEach((letter, adder) -> sums.merge(letter.reason(), adder.sum(), Long::sum));
        return sums;
    }

    /** Returns the topics that dead letters were made of. */
    public Set<String> topicsOfDeadLetters() {
        return letters.keySet().stream().map(Letter::topic).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the records of a topic that views could not read. */
    public long skippedOf(String topic) {
        LongAdder adder = skipped.get(topic);
        return adder == null ? 0 : adder.sum();
    }

    /** Returns how often windows closed at a level, or learners returned. */
    public long turns(ChurnAlertKind kind) {
        LongAdder adder = turns.get(kind);
        return adder == null ? 0 : adder.sum();
    }

    /** Returns the examples of who stayed away. */
    public long examples() {
        return examples.sum();
    }

    /** Returns how often a learner did something for the first time on the day that was the present one then. */
    public long learnersOfDays() {
        return learners.sum();
    }
}
