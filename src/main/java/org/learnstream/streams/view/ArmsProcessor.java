package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.domain.bandit.ArmCounts;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.Arms;
import org.learnstream.wire.UndecodableException;

/** Takes the newest counts of each partition's arms into the statistics of the bandit. */
final class ArmsProcessor extends ViewProcessor<LiveKnowledge> {
    ArmsProcessor() {
        super(Stores.BANDIT_ARMS);
    }

    @Override
    void apply(LiveKnowledge knowledge, String key, byte @Nullable [] value, long generation)
            throws UndecodableException {
        Arms.Key arm = Arms.Key.of(key);
        ArmCounts counts =
                value == null ? null : Arms.fromAvro(Topics.ARMS.codec().decode(value));
        knowledge.arms().apply(arm.partition(), arm.segment(), arm.arm(), counts);
    }
}
