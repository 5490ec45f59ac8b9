package org.learnstream.wire;

import org.learnstream.domain.learner.Consent;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.learner.Registration;
import org.learnstream.wire.avro.LearnerRegistration;

/** Registrations from wire to domain. */
public final class Registered {
    private Registered() {}

    /** Returns what a registration says of a learner and what it agrees to. */
    public static Registration registration(LearnerRegistration avro) {
        return new Registration(
                demographics(avro),
                new Consent(
                        avro.getConsent().getPersonalisation(),
                        avro.getConsent().getMessages(),
                        avro.getConsent().getResearch()));
    }

    /** Returns what a registration says of a learner, as far as recommending goes by it. */
    public static Demographics demographics(LearnerRegistration avro) {
        return new Demographics(
                avro.getAgeBand().name(),
                avro.getGender().name(),
                avro.getTechnicalBackground().name(),
                avro.getCountry());
    }
}
