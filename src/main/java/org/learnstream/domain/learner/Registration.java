package org.learnstream.domain.learner;

/**
 * What a learner said when signing up, or later.
 *
 * @param demographics what they said of themselves
 * @param consent what they agreed to
 */
public record Registration(Demographics demographics, Consent consent) {
    /** Of a learner who said nothing. */
    public static final Registration NONE = new Registration(Demographics.UNKNOWN, Consent.NONE);
}
