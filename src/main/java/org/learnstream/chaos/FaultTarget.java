package org.learnstream.chaos;

import org.learnstream.domain.chaos.FaultKind;

/** Processes of one kind that something can be done to. */
interface FaultTarget {
    /**
     * Does something to a process and returns at once, or when the process has ended.
     *
     * @param member which one, from 0
     */
    void inflict(int member, FaultKind kind);

    /** Mends what was done, without waiting until the process does its work again. */
    void mend(int member, FaultKind kind);

    /** Whether all processes are up and every one could be spared: each copy of what they hold has another. */
    boolean whole();

    /** Returns how a process is called. */
    String name(int member);
}
