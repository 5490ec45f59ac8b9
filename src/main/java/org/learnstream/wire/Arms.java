package org.learnstream.wire;

import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.bandit.ArmCounts;
import org.learnstream.domain.bandit.Outcomes;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.bandit.SlateFeedback;
import org.learnstream.domain.bandit.SlotFeedback;
import org.learnstream.domain.learner.Response;
import org.learnstream.wire.avro.ArmOutcomes;
import org.learnstream.wire.avro.ArmPeriod;
import org.learnstream.wire.avro.BanditSegment;
import org.learnstream.wire.avro.SlotResponse;

/** What the bandit keeps, between domain and wire. */
public final class Arms {
    private Arms() {}

    /**
     * Which counts a record of the topic of arms holds.
     *
     * @param partition partition of the feedback that was counted
     */
    public record Key(int partition, Segment segment, String arm) {
        /** Returns the key of the record. */
        public String text() {
            return partition + "/" + segment.label() + '/' + arm;
        }

        /**
         * Returns what a record's key says.
         *
         * @throws UndecodableException when it is no such key
         */
        public static Key of(String text) throws UndecodableException {
            String[] parts = text.split("/", 3);
            if (parts.length == 3) {
                for (Segment segment : Segment.values()) {
                    if (segment.label().equals(parts[1]) && parts[0].matches("[0-9]{1,9}")) {
                        return new Key(Integer.parseInt(parts[0]), segment, parts[2]);
                    }
                }
            }
            throw new UndecodableException("the key is not PARTITION/SEGMENT/ARM");
        }
    }

    /** Returns the domain's counts of an Avro record. */
    public static ArmCounts fromAvro(org.learnstream.wire.avro.ArmCounts avro) {
        List<ArmCounts.Period> periods = new ArrayList<>(avro.getPeriods().size());
        for (ArmPeriod period : avro.getPeriods()) {
            periods.add(new ArmCounts.Period(period.getNumber(), fromAvro(period.getOutcomes())));
        }
        return new ArmCounts(avro.getWidth(), periods, fromAvro(avro.getAll()), avro.getLastTime());
    }

    /** Returns the Avro record of counts. */
    public static org.learnstream.wire.avro.ArmCounts toAvro(ArmCounts counts) {
        List<ArmPeriod> periods = new ArrayList<>(counts.periods().size());
        for (ArmCounts.Period period : counts.periods()) {
            periods.add(new ArmPeriod(period.number(), toAvro(period.outcomes())));
        }
        return new org.learnstream.wire.avro.ArmCounts(
                counts.width(), periods, toAvro(counts.all()), counts.lastTime());
    }

    private static Outcomes fromAvro(ArmOutcomes avro) {
        return new Outcomes(avro.getFailures(), avro.getClicks(), avro.getEnrolments());
    }

    private static ArmOutcomes toAvro(Outcomes outcomes) {
        return new ArmOutcomes(outcomes.failures(), outcomes.clicks(), outcomes.enrolments());
    }

    /** Returns the domain's feedback of an Avro record. */
    public static SlateFeedback fromAvro(org.learnstream.wire.avro.SlateFeedback avro) {
        List<SlotFeedback> slots = new ArrayList<>(avro.getSlots().size());
        for (org.learnstream.wire.avro.SlotFeedback slot : avro.getSlots()) {
            slots.add(new SlotFeedback(
                    slot.getSlot(),
                    slot.getArm(),
                    slot.getTime(),
                    Response.valueOf(slot.getBest().name()),
                    slot.getCounted()));
        }
        return new SlateFeedback(Segment.valueOf(avro.getSegment().name()), slots);
    }

    /** Returns the Avro record of feedback. */
    public static org.learnstream.wire.avro.SlateFeedback toAvro(SlateFeedback feedback) {
        List<org.learnstream.wire.avro.SlotFeedback> slots =
                new ArrayList<>(feedback.slots().size());
        for (SlotFeedback slot : feedback.slots()) {
            slots.add(new org.learnstream.wire.avro.SlotFeedback(
                    slot.slot(),
                    slot.arm(),
                    slot.time(),
                    SlotResponse.valueOf(slot.best().name()),
                    slot.counted()));
        }
        return new org.learnstream.wire.avro.SlateFeedback(
                BanditSegment.valueOf(feedback.segment().name()), slots);
    }
}
