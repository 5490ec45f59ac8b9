package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.Registered;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.LearnerRegistration;

/** Takes what each learner last said of themselves, and agreed to, into the registrations and the trends. */
final class RegistrationProcessor extends ViewProcessor<LiveKnowledge> {
    private final RecordFormat<LearnerRegistration> format;

    RegistrationProcessor(RecordFormat<LearnerRegistration> format) {
        super(Stores.DEMOGRAPHICS);
        this.format = format;
    }

    @Override
    void apply(LiveKnowledge knowledge, String learnerId, byte @Nullable [] value, long generation)
            throws UndecodableException {
        knowledge.register(
                learnerId,
                value == null ? null : Registered.registration(format.decode(value)),
                context().recordMetadata().orElseThrow().partition());
    }
}
