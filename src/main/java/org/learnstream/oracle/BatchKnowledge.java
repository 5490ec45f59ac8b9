package org.learnstream.oracle;

import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.recommend.Knowledge;
import org.learnstream.domain.similarity.LearnerIndex;

/** The oracle of what recommenders know: everything computed from all vectors at once. */
public record BatchKnowledge(BatchCourseModel statistics, Catalogue catalogue) implements Knowledge {
    @Override
    public LearnerIndex learners() {
        return new BatchLearnerIndex(statistics);
    }
}
