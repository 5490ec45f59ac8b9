package org.learnstream.generator;

import java.util.Map;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.ActivityReader;
import org.learnstream.wire.Inbound;

/** What the application's own reader says of records on the learners' topics. */
final class IntakeOracle {
    private static final int MAXIMUM_BYTES = 1_000_000;
    private static final Map<String, ActivityReader<?>> READERS = Map.of(
            Topics.CLICKS.name(), ActivityReader.clicks(Topics.CLICKS.codec(), MAXIMUM_BYTES),
            Topics.PROGRESS.name(), ActivityReader.progress(Topics.PROGRESS.codec(), MAXIMUM_BYTES),
            Topics.PURCHASES.name(), ActivityReader.purchases(Topics.PURCHASES.codec(), MAXIMUM_BYTES),
            Topics.REVIEWS.name(), ActivityReader.reviews(Topics.REVIEWS.codec(), MAXIMUM_BYTES),
            Topics.DISCUSSIONS.name(), ActivityReader.discussions(Topics.DISCUSSIONS.codec(), MAXIMUM_BYTES),
            Topics.EXCLUSIONS.name(), ActivityReader.exclusions(Topics.EXCLUSIONS.codec(), MAXIMUM_BYTES));

    private IntakeOracle() {}

    static boolean covers(String topic) {
        return READERS.containsKey(topic);
    }

    static Inbound read(Outgoing outgoing) {
        ActivityReader<?> reader = READERS.get(outgoing.record().topic());
        if (reader == null) {
            throw new IllegalArgumentException(
                    "no reader for " + outgoing.record().topic());
        }
        return reader.read(outgoing.record().value());
    }
}
