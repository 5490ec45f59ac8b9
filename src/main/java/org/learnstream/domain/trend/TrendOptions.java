package org.learnstream.domain.trend;

import java.time.Duration;

/**
 * What can be chosen about trends.
 *
 * @param halfLife after which a learner's coming to a course counts half; at least ten minutes
 * @param shrinkage how many learners' weight the next wider cell has in the shares of a cell; above 0
 */
public record TrendOptions(Duration halfLife, double shrinkage) {
    /** The shortest half-life. */
    public static final Duration SHORTEST = Duration.ofMinutes(10);

    /** The values of the founding case. */
    public static final TrendOptions DEFAULT = new TrendOptions(Duration.ofDays(14), 100);

    public TrendOptions {
        if (halfLife.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("the half-life is " + halfLife + ", expected at least " + SHORTEST);
        }
        if (!(shrinkage > 0 && shrinkage < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the shrinkage is " + shrinkage + ", expected a number above 0");
        }
    }
}
