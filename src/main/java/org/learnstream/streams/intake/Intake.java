package org.learnstream.streams.intake;

import org.apache.kafka.streams.kstream.KStream;
import org.learnstream.domain.learner.Activity;

/**
 * What comes out of the intake.
 *
 * @param activities what learners did, by learner
 * @param watermarks how far the partitions of the input topics have come; the key says nothing
 */
public record Intake(KStream<String, Activity> activities, KStream<String, Watermark> watermarks) {}
