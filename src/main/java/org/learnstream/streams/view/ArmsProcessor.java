package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.domain.bandit.ArmCounts;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.wire.Arms;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.UndecodableException;

/** Takes the newest counts of each partition's arms into the statistics of the bandit. */
final class ArmsProcessor extends ViewProcessor<LiveKnowledge> {
    private final RecordFormat<org.learnstream.wire.avro.ArmCounts> format;

    ArmsProcessor(RecordFormat<org.learnstream.wire.avro.ArmCounts> format) {
        super(Stores.BANDIT_ARMS);
        this.format = format;
    }

    @Override
    void apply(LiveKnowledge knowledge, String key, byte @Nullable [] value, long generation)
            throws UndecodableException {
        Arms.Key arm = Arms.Key.of(key);
        ArmCounts counts = value == null ? null : Arms.fromAvro(format.decode(value));
        knowledge.arms().apply(arm.partition(), arm.segment(), arm.arm(), counts);
    }
}
