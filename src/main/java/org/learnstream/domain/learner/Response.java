package org.learnstream.domain.learner;

/** How far a learner went with a slot that was shown to them; a later one includes those before it. */
public enum Response {
    /** They saw it. */
    IMPRESSION,
    /** They followed it. */
    CLICK,
    /** They took the course. */
    ENROLMENT
}
