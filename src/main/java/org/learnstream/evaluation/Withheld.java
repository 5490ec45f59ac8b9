package org.learnstream.evaluation;

import java.util.List;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.recommend.Learner;

/**
 * Courses of a learner that were kept from the model, so that something can be learnt from how well they are foretold.
 *
 * @param learner the learner as the model knows them
 * @param whole all of the learner's affinities, with the withheld courses
 * @param courseIds the withheld courses
 */
record Withheld(Learner learner, AffinityVector whole, List<String> courseIds) {
    Withheld {
        courseIds = List.copyOf(courseIds);
    }
}
