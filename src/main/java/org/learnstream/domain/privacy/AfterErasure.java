package org.learnstream.domain.privacy;

/** What becomes of the events of a learner who was erased. */
public enum AfterErasure {
    /** Events after the request begin a new history from nothing. */
    RESTART {
        @Override
        public long refusedUntil(long requestedTime) {
            return requestedTime;
        }
    },
    /** None is taken any more. */
    REFUSE {
        @Override
        public long refusedUntil(long requestedTime) {
            return FOR_EVER;
        }
    };

    /** Up to this time no event ever comes. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    /**
     * Returns up to which event time the learner's events are refused, that time included: what they did before they
     * asked is not taken up again when it comes late, or is read once more.
     *
     * @param requestedTime when the erasure was asked for, in milliseconds since 1970-01-01 UTC
     */
    public abstract long refusedUntil(long requestedTime);
}
