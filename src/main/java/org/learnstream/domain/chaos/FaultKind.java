package org.learnstream.domain.chaos;

/** What can happen to a process. */
public enum FaultKind {
    /** It ends at once, as in a power cut, and is started again. */
    KILL("killed"),
    /** It stands still with open connections, and goes on later as if nothing had been. */
    PAUSE("paused"),
    /** It is told to end and started again. */
    RESTART("restarted in good order"),
    /** It gets a small part of the processor and of the disk, in bits. */
    SLOW("slowed down"),
    /** It cannot write its files, as if the disk were full; it is started again when it ends of it. */
    FULL_DISK("without room on the disk");

    private final String words;

    FaultKind(String words) {
        this.words = words;
    }

    /** Returns what happened, as in "was ... ". */
    public String words() {
        return words;
    }
}
