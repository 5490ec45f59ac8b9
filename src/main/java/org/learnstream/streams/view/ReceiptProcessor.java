package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.model.LiveErasures;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.Erasures;
import org.learnstream.wire.UndecodableException;

/** Takes the newest receipt of each erasure into the view. */
final class ReceiptProcessor extends ViewProcessor<LiveErasures> {
    ReceiptProcessor() {
        super(Stores.RECEIPTS);
    }

    @Override
    void apply(LiveErasures erasures, String erasureId, byte @Nullable [] value, long generation)
            throws UndecodableException {
        erasures.apply(
                erasureId,
                value == null ? null : Erasures.fromAvro(Topics.RECEIPTS.codec().decode(value)));
    }
}
