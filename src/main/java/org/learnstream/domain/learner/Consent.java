package org.learnstream.domain.learner;

/**
 * What a learner agreed to.
 *
 * @param personalisation whether behaviour may be used to personalise what the learner sees
 * @param messages whether reminders and offers may be sent
 * @param research whether behaviour may enter published aggregates
 */
public record Consent(boolean personalisation, boolean messages, boolean research) {
    /** Of a learner who agreed to nothing, or was not asked. */
    public static final Consent NONE = new Consent(false, false, false);
}
