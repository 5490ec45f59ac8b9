package org.learnstream.streams.view;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.learnstream.wire.UndecodableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a view current, at the start of the application as later.
 *
 * @param <T> type of the view's object
 */
abstract class ViewProcessor<T> extends ContextualProcessor<String, byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(ViewProcessor.class);

    private final String storeName;

    ViewProcessor(String storeName) {
        this.storeName = storeName;
    }

    /** Takes one record into the view's object; a null value is a tombstone. */
    abstract void apply(T content, String key, byte @Nullable [] value, long generation) throws UndecodableException;

    @Override
    public final void process(Record<String, byte[]> input) {
        View<T> view = context().getStateStore(storeName);
        RecordMetadata origin = context().recordMetadata().orElseThrow();
        long generation = view.advance(origin.partition(), origin.offset());
        if (input.key() == null) {
            skip(view, origin, "the record has no key");
            return;
        }
        try {
            apply(view.content(), input.key(), input.value(), generation);
        } catch (UndecodableException undecodable) {
            skip(view, origin, String.valueOf(undecodable.getMessage()));
        }
    }

    /** Tells of one record, two, four and so on: a flood of them is not to become a flood of lines. */
    private static void skip(View<?> view, RecordMetadata origin, String reason) {
        long skipped = view.skip(origin.topic());
        if (Long.bitCount(skipped) == 1) {
            LOG.warn(
                    "Record skipped that cannot be read topic={} partition={} offset={} reason={} skipped={}",
                    origin.topic(),
                    origin.partition(),
                    origin.offset(),
                    reason,
                    skipped);
        }
    }
}
