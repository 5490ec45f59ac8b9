package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.wire.Blends;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.Blend;

/** Takes what each partition has learnt about blending into the blend. */
final class BlendViewProcessor extends ViewProcessor<LiveKnowledge> {
    private final RecordFormat<Blend> format;

    BlendViewProcessor(RecordFormat<Blend> format) {
        super(Stores.BLENDING);
        this.format = format;
    }

    @Override
    void apply(LiveKnowledge knowledge, String partition, byte @Nullable [] value, long generation)
            throws UndecodableException {
        knowledge.blending().apply(partition, value == null ? null : Blends.fromAvro(format.decode(value)));
    }
}
