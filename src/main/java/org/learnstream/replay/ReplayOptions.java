package org.learnstream.replay;

/**
 * How much of a data set to replay, and how fast.
 *
 * @param limit how many events at most, the earliest first; the catalogue and the registrations do not count
 * @param eventsPerSecond how many events per second at most; 0 for as many as the cluster takes
 */
public record ReplayOptions(long limit, double eventsPerSecond) {
    /** All of it, as fast as possible. */
    public static final ReplayOptions ALL = new ReplayOptions(Long.MAX_VALUE, 0);

    public ReplayOptions {
        if (limit < 0) {
            throw new IllegalArgumentException("the limit is " + limit + ", expected 0 or more");
        }
        if (!(eventsPerSecond >= 0)) {
            throw new IllegalArgumentException("the rate is " + eventsPerSecond + ", expected 0 or more");
        }
    }
}
