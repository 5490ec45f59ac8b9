package org.learnstream.evaluation;

import java.util.List;
import org.learnstream.domain.recommend.Learner;

/**
 * Courses of a learner that were kept from the models, so that something can be learnt from how well they are foretold.
 *
 * @param learner the learner as the models know them
 * @param courseIds the withheld courses
 */
record Withheld(Learner learner, List<String> courseIds) {
    Withheld {
        courseIds = List.copyOf(courseIds);
    }
}
