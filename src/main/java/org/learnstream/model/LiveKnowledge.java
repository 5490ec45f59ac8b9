package org.learnstream.model;

import org.learnstream.domain.recommend.Knowledge;

/**
 * All that recommenders know, in memory, as every instance keeps it. One thread writes to all of its parts, any thread
 * reads.
 */
public final class LiveKnowledge implements Knowledge {
    private final CourseModel model;
    private final LiveCatalogue catalogue;

    public LiveKnowledge(ModelOptions options) {
        model = new CourseModel(options);
        catalogue = new LiveCatalogue(model);
    }

    /** Returns the course model. */
    @Override
    public CourseModel statistics() {
        return model;
    }

    @Override
    public LiveCatalogue catalogue() {
        return catalogue;
    }

    /** Returns a number that grows whenever the score of any learner may have changed. */
    public long version() {
        return model.generation() + catalogue.version();
    }
}
