package org.learnstream.query;

import java.util.Optional;
import org.learnstream.wire.avro.AffinityVector;
import org.learnstream.wire.avro.ChurnState;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Slate;

/**
 * The newest record of one learner in every table that is served, each empty when that topic has none.
 *
 * @param slate what is recommended to the learner
 * @param affinities the learner's affinities to courses
 * @param registration what the learner said of themselves
 * @param churn the learner's presence, and whether they have fallen silent
 */
public record LearnerRecords(
        Optional<Slate> slate,
        Optional<AffinityVector> affinities,
        Optional<LearnerRegistration> registration,
        Optional<ChurnState> churn) {}
