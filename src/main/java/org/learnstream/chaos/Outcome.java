package org.learnstream.chaos;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.oracle.BatchPresence;
import org.learnstream.oracle.ToldAlert;

/** What came out, as consumers and clients see it. */
interface Outcome {
    /** Returns what all instances together have counted, by topic and outcome; nothing while one does not say. */
    Optional<Map<String, Long>> counts();

    /** Returns where the record of each dead letter was, and why it was refused; in no order. */
    List<Map.Entry<String, String>> letters();

    /** Returns each learner's newest vector. */
    Map<String, AffinityVector> vectors();

    /** Returns when each learner was there. */
    Map<String, BatchPresence> presences();

    /** Returns all alerts, in no order. */
    List<ToldAlert> alerts();

    /** Returns the courses on each learner's newest slate, in order. */
    Map<String, List<String>> slates();

    /** Returns the instances. */
    List<String> instances();

    /**
     * Returns what an instance's course model says of a course: the cosine with each other course, to the last bit, with
     * the number of common learners, and under the course itself the number of its learners.
     */
    Optional<Map<String, String>> course(String instance, String courseId);
}
