package org.learnstream.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What a run is like.
 *
 * @param length how long faults happen
 * @param seed seed of everything that is drawn at random
 * @param eventsPerSecond rate of the events
 * @param folder where the processes keep data, state and logs
 * @param settings further settings of the instances
 */
public record ChaosOptions(
        Duration length, long seed, double eventsPerSecond, Path folder, Map<String, String> settings) {
    public ChaosOptions {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("length is " + length + ", expected above PT0S");
        }
        if (!(eventsPerSecond > 0)) {
            throw new IllegalArgumentException("rate is " + eventsPerSecond + ", expected above 0");
        }
        folder = folder.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }
}
