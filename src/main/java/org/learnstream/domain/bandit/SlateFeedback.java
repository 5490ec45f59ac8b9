package org.learnstream.domain.bandit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.learnstream.domain.learner.Response;

/**
 * What is known of the slots of one slate, and which of it the arms' counts have.
 *
 * <p>A slot waits until a delay has passed since it was first heard of, and then counts once, with the best response so
 * far: as a failure when it was only seen. Successes wait as long as failures do: if they counted at once, arms that were
 * shown a moment ago would look better than they are. A response that comes later still corrects what was counted: the old
 * outcome is taken off and the new one added. A click or an enrolment implies that the slot was seen. What is counted in
 * the end depends on the set of responses alone, not on their order or number.
 *
 * @param segment the learner's segment
 * @param slots by position, then by arm
 */
public record SlateFeedback(Segment segment, List<SlotFeedback> slots) {
    private static final Comparator<SlotFeedback> ORDER =
            Comparator.comparingInt(SlotFeedback::slot).thenComparing(SlotFeedback::arm);

    public SlateFeedback {
        slots = List.copyOf(slots);
    }

    /** Returns the feedback of a slate of which nothing is known. */
    public static SlateFeedback none(Segment segment) {
        return new SlateFeedback(segment, List.of());
    }

    /** What is known after something happened, and what changes for the arms. */
    public record Step(SlateFeedback after, List<ArmChange> changes) {
        public Step {
            changes = List.copyOf(changes);
        }
    }

    /** Returns what follows from a response to a slot at a time. */
    public Step respond(int slot, String arm, Response response, long time) {
        List<SlotFeedback> after = new ArrayList<>(slots);
        for (int index = 0; index < after.size(); index++) {
            SlotFeedback before = after.get(index);
            if (before.is(slot, arm)) {
                SlotFeedback now = before.with(response, time);
                after.set(index, now);
                boolean corrects = before.counted() && !now.equals(before);
                return new Step(
                        new SlateFeedback(segment, after),
                        corrects ? List.of(before.change(-1), now.change(1)) : List.of());
            }
        }
        after.add(new SlotFeedback(slot, arm, time, response, false));
        after.sort(ORDER);
        return new Step(new SlateFeedback(segment, after), List.of());
    }

    /** Returns what follows when the delay has passed of the slots that were first heard of up to a time. */
    public Step settle(long heardOfUntil) {
        List<SlotFeedback> after = new ArrayList<>(slots.size());
        List<ArmChange> changes = new ArrayList<>();
        for (SlotFeedback slot : slots) {
            boolean due = !slot.counted() && slot.time() <= heardOfUntil;
            SlotFeedback now = due ? slot.settled() : slot;
            after.add(now);
            if (due) {
                changes.add(now.change(1));
            }
        }
        return new Step(new SlateFeedback(segment, after), changes);
    }

    /** Returns when the first of the slots that wait was heard of; empty when none waits. */
    public OptionalLong firstWaiting() {
        return slots.stream()
                .filter(slot -> !slot.counted())
                .mapToLong(SlotFeedback::time)
                .min();
    }

    /** Returns the time of the newest slot; 0 when there is none. */
    public long newest() {
        return slots.stream().mapToLong(SlotFeedback::time).max().orElse(0);
    }
}
