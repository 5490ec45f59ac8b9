package org.learnstream.streams.recommend;

import java.util.OptionalLong;
import java.util.function.Consumer;
import org.learnstream.streams.recommend.WaitingLearners.Turn;

/** Who of one partition is scored when: at once while nobody waits and the thread has time, else in turn. */
final class ScoringQueue {
    private final WaitingLearners waiting;
    private final ScoringTime time;
    private long lastTurn;

    /**
     * Makes the queue of one partition.
     *
     * @param time of the thread that the partition belongs to
     */
    ScoringQueue(WaitingLearners waiting, ScoringTime time) {
        this.waiting = waiting;
        this.time = time;
        if (!waiting.isEmpty()) {
            begin();
        }
    }

    /** Returns how many wait at most. */
    int size() {
        return waiting.size();
    }

    /** Does work that scores when there is time for it and nobody waits; returns whether it did. */
    boolean scoreAtOnce(Runnable work) {
        if (!waiting.isEmpty() || !time.isLeft()) {
            return false;
        }
        time.spend(work);
        return true;
    }

    /**
     * Has a learner wait.
     *
     * @param sent when the event was sent, in milliseconds since 1970-01-01 UTC
     */
    void add(String learnerId, OptionalLong sent) {
        if (waiting.isEmpty()) {
            begin();
        }
        waiting.add(learnerId, sent);
    }

    /** Scores those who have waited longest, for as long as is the partition's due; one at least, so that all come by. */
    void takeTurn(Consumer<Turn> score) {
        if (waiting.isEmpty()) {
            return;
        }
        double turn = time.turn(lastTurn);
        lastTurn = time.now();
        do {
            waiting.next().ifPresent(first -> time.spend(() -> score.accept(first)));
        } while (!waiting.isEmpty() && time.isLeft() && time.now() - lastTurn < turn);
        if (waiting.isEmpty()) {
            time.queueDone();
        }
    }

    /** Leaves the thread. */
    void close() {
        if (!waiting.isEmpty()) {
            time.queueDone();
        }
    }

    private void begin() {
        time.queueUp();
        lastTurn = time.now();
    }
}
