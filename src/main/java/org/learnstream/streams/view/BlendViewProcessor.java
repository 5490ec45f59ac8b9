package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.Blends;
import org.learnstream.wire.UndecodableException;

/** Takes what each partition has learnt about blending into the blend. */
final class BlendViewProcessor extends ViewProcessor<LiveKnowledge> {
    BlendViewProcessor() {
        super(Stores.BLENDING);
    }

    @Override
    void apply(LiveKnowledge knowledge, String partition, byte @Nullable [] value, long generation)
            throws UndecodableException {
        knowledge
                .blending()
                .apply(
                        partition,
                        value == null
                                ? null
                                : Blends.fromAvro(Topics.BLENDS.codec().decode(value)));
    }
}
