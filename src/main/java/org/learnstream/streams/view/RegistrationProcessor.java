package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.Registered;
import org.learnstream.wire.UndecodableException;

/** Takes what each learner last said of themselves, and agreed to, into the registrations and the trends. */
final class RegistrationProcessor extends ViewProcessor<LiveKnowledge> {
    RegistrationProcessor() {
        super(Stores.DEMOGRAPHICS);
    }

    @Override
    void apply(LiveKnowledge knowledge, String learnerId, byte @Nullable [] value, long generation)
            throws UndecodableException {
        knowledge.register(
                learnerId,
                value == null
                        ? null
                        : Registered.registration(Topics.REGISTRATIONS.codec().decode(value)),
                context().recordMetadata().orElseThrow().partition());
    }
}
