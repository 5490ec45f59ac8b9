package org.learnstream.dataset;

import org.learnstream.wire.avro.Gender;

/**
 * The gender of a learner as the platform recorded it.
 *
 * @param learnerId the learner
 * @param gender {@link Gender#UNKNOWN} when it was not given
 */
public record LearnerGender(String learnerId, Gender gender) {}
