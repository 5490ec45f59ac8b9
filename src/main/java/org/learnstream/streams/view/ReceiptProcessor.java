package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.model.LiveErasures;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.wire.Erasures;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.ErasureReceipt;

/** Takes the newest receipt of each erasure into the view. */
final class ReceiptProcessor extends ViewProcessor<LiveErasures> {
    private final RecordFormat<ErasureReceipt> format;

    ReceiptProcessor(RecordFormat<ErasureReceipt> format) {
        super(Stores.RECEIPTS);
        this.format = format;
    }

    @Override
    void apply(LiveErasures erasures, String erasureId, byte @Nullable [] value, long generation)
            throws UndecodableException {
        erasures.apply(erasureId, value == null ? null : Erasures.fromAvro(format.decode(value)));
    }
}
