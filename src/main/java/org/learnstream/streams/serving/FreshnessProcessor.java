package org.learnstream.streams.serving;

import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.count.FreshnessListener;
import org.learnstream.streams.serde.SentTime;

/**
 * Tells how long ago the event was sent that led to a list which can be read from now on. Lists that no event led to, such
 * as those of a sweep, say nothing of it.
 */
final class FreshnessProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {
    private final FreshnessListener listener;

    FreshnessProcessor(FreshnessListener listener) {
        this.listener = listener;
    }

    @Override
    public void process(Record<byte[], byte[]> row) {
        OptionalLong sent = SentTime.of(row.headers());
        if (sent.isPresent() && isOfList()) {
            // Clocks of producers may be ahead of ours.
            listener.served(Duration.ofMillis(Math.max(0, context().currentSystemTimeMs() - sent.getAsLong())));
        }
    }

    private boolean isOfList() {
        return context()
                .recordMetadata()
                .filter(origin -> origin.topic().equals(Topics.RECOMMENDATIONS.name()))
                .isPresent();
    }
}
