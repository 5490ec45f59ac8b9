package org.learnstream.generator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnstream.wire.avro.Slate;

/** A learner on the simulated campus: what they have done so far, and what they are about to do. */
final class Learner {
    private final LearnerProfile profile;
    private final Draws draws;
    private final List<Enrolment> enrolments = new ArrayList<>(4);
    private final Deque<Draft> drafts = new ArrayDeque<>();
    private long nextSession;
    private int sessions;
    private int identifiers;
    private Presence presence = Presence.ACTIVE;
    private @Nullable Slate slate;

    Learner(LearnerProfile profile, Draws draws, long firstSession) {
        this.profile = profile;
        this.draws = draws;
        this.nextSession = firstSession;
    }

    LearnerProfile profile() {
        return profile;
    }

    Draws draws() {
        return draws;
    }

    /** All courses that the learner ever took, oldest first. */
    List<Enrolment> enrolments() {
        return enrolments;
    }

    /** The events of the session under way that have not happened yet, in order. */
    Deque<Draft> drafts() {
        return drafts;
    }

    /** When something happens next: an event, or a session. */
    long nextTime() {
        Draft next = drafts.peekFirst();
        return next == null ? nextSession : next.time();
    }

    long nextSession() {
        return nextSession;
    }

    int sessions() {
        return sessions;
    }

    /** Whether the learner still comes; someone whose session is under way does. */
    Presence presence() {
        return drafts.isEmpty() ? presence : Presence.ACTIVE;
    }

    /** Returns a number that this learner did not get before. */
    int nextIdentifier() {
        return identifiers++;
    }

    /** Returns the enrolment in a course, or null when the learner never took it. */
    @Nullable
    Enrolment enrolmentIn(CampusCourse course) {
        for (Enrolment enrolment : enrolments) {
            if (enrolment.course().ordinal() == course.ordinal()) {
                return enrolment;
            }
        }
        return null;
    }

    /** The newest slate that was offered and not yet looked at. */
    void offer(Slate offered) {
        slate = offered;
    }

    /** Returns the offered slate, once; null when there is none. */
    @Nullable
    Slate takeSlate() {
        Slate taken = slate;
        slate = null;
        return taken;
    }

    /** A session begins. */
    void arrive() {
        sessions++;
        presence = Presence.ACTIVE;
    }

    /** The session is over, and this is how it goes on. */
    void depart(Presence afterwards, long next) {
        presence = afterwards;
        nextSession = next;
    }
}
