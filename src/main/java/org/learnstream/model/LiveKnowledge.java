package org.learnstream.model;

import org.learnstream.domain.recommend.BlendWeights;
import org.learnstream.domain.recommend.Knowledge;

/**
 * All that recommenders know, in memory, as every instance keeps it. One thread writes to all of its parts, any thread
 * reads.
 */
public final class LiveKnowledge implements Knowledge {
    private final CourseModel model;
    private final LiveCatalogue catalogue;
    private final LiveBlend blend;

    public LiveKnowledge(ModelOptions options) {
        model = new CourseModel(options);
        catalogue = new LiveCatalogue(model);
        blend = new LiveBlend(options.blend());
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

    @Override
    public BlendWeights blend() {
        return blend.weights();
    }

    /** Returns what the learners of the blend have published. */
    public LiveBlend blending() {
        return blend;
    }

    /** Returns a number that grows whenever the score of any learner may have changed. */
    public long version() {
        return model.generation() + catalogue.version();
    }
}
