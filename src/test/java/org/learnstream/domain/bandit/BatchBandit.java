package org.learnstream.domain.bandit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.learnstream.domain.learner.Response;

/** The oracle of the arms' counts: all responses looked at together, by definition. */
final class BatchBandit {
    private BatchBandit() {}

    /** One response to a slot of a slate. */
    record Heard(String slate, int slot, String arm, Response response, long time) {}

    /** Returns outcomes by arm and period of the slots whose delay has passed. */
    static Map<String, Map<Long, Outcomes>> count(List<Heard> all, long settledUntil, long width) {
        Map<List<Object>, List<Heard>> bySlot = new java.util.HashMap<>();
        for (Heard heard : all) {
            bySlot.computeIfAbsent(List.of(heard.slate(), heard.slot(), heard.arm()), unseen -> new ArrayList<>())
                    .add(heard);
        }
        Map<String, Map<Long, Outcomes>> counts = new TreeMap<>();
        bySlot.values().forEach(slot -> {
            long first = slot.stream().mapToLong(Heard::time).min().orElseThrow();
            boolean clicked = slot.stream().anyMatch(heard -> heard.response() == Response.CLICK);
            boolean enrolled = slot.stream().anyMatch(heard -> heard.response() == Response.ENROLMENT);
            if (first <= settledUntil) {
                Outcomes one =
                        enrolled ? new Outcomes(0, 0, 1) : clicked ? new Outcomes(0, 1, 0) : new Outcomes(1, 0, 0);
                counts.computeIfAbsent(slot.get(0).arm(), unseen -> new TreeMap<>())
                        .merge(Math.floorDiv(first, width), one, Outcomes::plus);
            }
        });
        return counts;
    }
}
