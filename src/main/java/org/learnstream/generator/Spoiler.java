package org.learnstream.generator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.learnstream.generator.Draws.Purpose;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.Progress;
import org.learnstream.wire.avro.Purchase;
import org.learnstream.wire.avro.Review;

/**
 * Adds bad input to what a campus sends, as real producers do. The events themselves all stay: what the campus means to
 * say arrives in any case.
 */
public final class Spoiler {
    private static final double HIGHEST_SHARE = 0.5;
    private static final List<Flaw> ALL = List.of(Flaw.values());
    private static final Choice<Flaw> FLAWS = Choice.of(ALL, 1, 1, 1, 1, 1, 1, 4, 4);
    private static final long SHORTEST_DELAY = TimeUnit.MINUTES.toMillis(30);
    private static final double MEAN_FURTHER_DELAY = TimeUnit.HOURS.toMillis(12);
    private static final long FUTURE = TimeUnit.DAYS.toMillis(400);

    /** Nobody is so late that they were taken for silent in between. */
    private static final long LONGEST_DELAY = TimeUnit.DAYS.toMillis(5);

    private final double chance;
    private final Choice<Flaw> flaws;
    private final Draws draws;
    private final Framing framing;

    /**
     * Adds flawed records by a share.
     *
     * @param share how many of the records on the learners' topics are flawed, 0 to 0.5
     * @param seed which ones, and how
     * @param framing how records are framed
     */
    public Spoiler(double share, long seed, Framing framing) {
        this(share, FLAWS, seed, framing);
    }

    private Spoiler(double share, Choice<Flaw> flaws, long seed, Framing framing) {
        if (!(share >= 0 && share <= HIGHEST_SHARE)) {
            throw new IllegalArgumentException("share is " + share + ", expected 0 to " + HIGHEST_SHARE);
        }
        this.chance = share / (1 - share);
        this.flaws = flaws;
        this.framing = framing;
        this.draws = Draws.of(seed, Purpose.FLAWS, 0);
    }

    /**
     * Adds flawed records by a share for each.
     *
     * @param duplicates share of records that are sent twice
     * @param late share of records that come long after what they tell of
     * @param fatal share of records that nobody can use, all ways together
     * @param seed which ones, and how
     * @param framing how records are framed
     */
    public static Spoiler with(double duplicates, double late, double fatal, long seed, Framing framing) {
        long ways = ALL.stream().filter(Flaw::fatal).count();
        Choice<Flaw> flaws =
                Choice.by(flaw -> flaw.fatal() ? fatal / ways : flaw == Flaw.DUPLICATE ? duplicates : late, ALL);
        return new Spoiler(duplicates + late + fatal, flaws, seed, framing);
    }

    /** Returns the record of an event, and now and then a flawed one after it. */
    public List<Outgoing> outgoing(CampusEvent<?> event) {
        Outgoing sound = Outgoing.of(event, framing);
        if (!Topics.INPUTS.contains(event.topic()) || !draws.chance(chance)) {
            return List.of(sound);
        }
        return List.of(sound, flawed(event, sound.record(), flaws.draw(draws)));
    }

    private Outgoing flawed(CampusEvent<?> event, ProducerRecord<byte[], byte[]> sound, Flaw flaw) {
        byte[] key = sound.key();
        byte[] value = sound.value();
        return switch (flaw) {
            case UNDECODABLE -> Outgoing.of(event, key, Arrays.copyOf(value, 1 + draws.below(value.length - 1)), flaw);
            case NO_KEY -> Outgoing.of(event, null, value, flaw);
            case WRONG_KEY -> Outgoing.of(event, ("not-" + event.key()).getBytes(StandardCharsets.UTF_8), value, flaw);
            case NO_VALUE -> Outgoing.of(event, key, null, flaw);
            case IMPOSSIBLE_VALUE -> Outgoing.of(event, key, impossible(event), flaw);
            case FUTURE_TIME -> Outgoing.of(event, key, altered(event, "event_time", event.time() + FUTURE), flaw);
            case DUPLICATE -> Outgoing.of(event, key, value, flaw);
            case LATE -> late(event);
        };
    }

    private byte[] impossible(CampusEvent<?> event) {
        if (event.value() instanceof Progress) {
            return altered(event, "fraction", 1.5);
        }
        if (event.value() instanceof Purchase) {
            return altered(event, "amount_minor", -1L);
        }
        if (event.value() instanceof Review) {
            return altered(event, "stars", 9);
        }
        return altered(event, "event_time", -1L);
    }

    /** Returns an earlier click of the same learner that comes only now. */
    private Outgoing late(CampusEvent<?> event) {
        long delay = Math.min(LONGEST_DELAY, SHORTEST_DELAY + (long) draws.exponential(MEAN_FURTHER_DELAY));
        CampusEvent<?> earlier = Diary.lateClick(event, Math.max(1, event.time() - delay));
        return Outgoing.of(
                earlier, earlier.key().getBytes(StandardCharsets.UTF_8), earlier.encoded(framing), Flaw.LATE);
    }

    private <V extends SpecificRecordBase> byte[] altered(CampusEvent<V> event, String field, Object value) {
        V copy = SpecificData.get().deepCopy(event.value().getSchema(), event.value());
        copy.put(copy.getSchema().getField(field).pos(), value);
        return framing.format(event.topic()).encode(copy);
    }
}
