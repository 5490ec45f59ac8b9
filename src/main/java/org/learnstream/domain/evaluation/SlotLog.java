package org.learnstream.domain.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.bandit.Rewards;
import org.learnstream.domain.learner.Response;

/**
 * Slots of which there was feedback, put together from single responses: the best response of each, and the propensity
 * that a response or the slate itself gives.
 */
public final class SlotLog {
    private final Map<Key, Seen> slots = new HashMap<>();
    private final Map<Key, Double> fromSlates = new HashMap<>();

    private record Key(String learnerId, String slateId, int slot, String arm) {}

    private record Seen(Response best, @Nullable Double propensity) {
        Seen and(Seen other) {
            return new Seen(
                    best.compareTo(other.best) >= 0 ? best : other.best,
                    propensity == null ? other.propensity : propensity);
        }
    }

    /**
     * One response.
     *
     * @param propensity of the arm; null when the response does not say
     */
    public record Heard(
            String learnerId,
            String slateId,
            int slot,
            String arm,
            Response response,
            @Nullable Double propensity) {}

    /** Adds a response. */
    public void add(Heard heard) {
        slots.merge(
                new Key(heard.learnerId(), heard.slateId(), heard.slot(), heard.arm()),
                new Seen(heard.response(), heard.propensity()),
                Seen::and);
    }

    /** Adds what a slate says of one of its slots. */
    public void add(String learnerId, String slateId, int slot, String arm, double propensity) {
        fromSlates.put(new Key(learnerId, slateId, slot, arm), propensity);
    }

    /** Returns how many slots there was feedback of. */
    public int size() {
        return slots.size();
    }

    /** Returns the slots whose propensity is known. */
    public List<OffPolicy.Slot> slots(Rewards rewards) {
        List<OffPolicy.Slot> known = new ArrayList<>(slots.size());
        slots.forEach((key, seen) -> {
            Double propensity = seen.propensity() == null ? fromSlates.get(key) : seen.propensity();
            if (propensity != null && propensity > 0 && propensity <= 1) {
                known.add(new OffPolicy.Slot(key.learnerId(), key.arm(), propensity, rewards.of(seen.best())));
            }
        });
        return known;
    }
}
