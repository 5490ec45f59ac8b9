package org.learnstream.model;

import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.Consent;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.learner.Registration;
import org.learnstream.domain.recommend.BlendWeights;
import org.learnstream.domain.recommend.Knowledge;
import org.learnstream.domain.recommend.SolvedWeights;
import org.learnstream.domain.similarity.CourseTransitions;
import org.learnstream.domain.similarity.LearnerIndex;
import org.learnstream.domain.solve.SequenceOptions;
import org.learnstream.domain.solve.TrainingOptions;

/**
 * All that recommenders know, in memory, as every instance keeps it. One thread writes to all of its parts, any thread
 * reads.
 */
public final class LiveKnowledge implements Knowledge {
    private final CourseModel model;
    private final LiveCatalogue catalogue;
    private final LiveBlend blend;
    private final LiveArms arms = new LiveArms();
    private final Registrations registrations = new Registrations();
    private final LiveTrends trends;
    private final LiveContent content;
    private final SequenceModel sequences;
    private final LiveSolvedWeights solved;

    public LiveKnowledge(ModelOptions options) {
        model = new CourseModel(options);
        solved = new LiveSolvedWeights(model);
        content = new LiveContent(solved, options.content());
        catalogue = new LiveCatalogue(model, content);
        blend = new LiveBlend(options.blend());
        trends = new LiveTrends(model, options.trends());
        sequences = new SequenceModel(model, SequenceOptions.DEFAULT, options.denseFill());
    }

    /**
     * Replaces the vector of a learner in all that is made of vectors.
     *
     * @param vector the learner's vector from now on; null when the learner is to be forgotten
     * @throws IllegalArgumentException when the vector holds a course twice; nothing is changed then
     */
    public void learn(String learnerId, @Nullable AffinityVector vector) {
        model.apply(learnerId, vector);
        trends.apply(learnerId, vector, registrations.of(learnerId));
        sequences.apply(learnerId, vector);
    }

    /** Replaces what a learner said of themselves, who agreed to nothing; null when the learner is to be forgotten. */
    public void register(String learnerId, @Nullable Demographics said) {
        register(learnerId, said == null ? null : new Registration(said, Consent.NONE), 0);
    }

    /**
     * Replaces what a learner said of themselves and agreed to.
     *
     * @param said null when the learner is to be forgotten
     * @param partition in which the learner's records are
     */
    public void register(String learnerId, @Nullable Registration said, int partition) {
        if (registrations.apply(learnerId, said, partition)) {
            trends.move(learnerId, registrations.of(learnerId));
        }
    }

    /** Whether anything is known of a learner: what they care for, or what they said of themselves. */
    public boolean knows(String learnerId) {
        return registrations.has(learnerId)
                || model.knows(learnerId)
                || trends.knows(learnerId)
                || sequences.knows(learnerId);
    }

    /** Returns the course model. */
    @Override
    public CourseModel statistics() {
        return model;
    }

    @Override
    public LearnerIndex learners() {
        return model.index();
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

    @Override
    public LiveArms arms() {
        return arms;
    }

    @Override
    public LiveTrends trends() {
        return trends;
    }

    /** Returns what all learners said of themselves. */
    public Registrations registrations() {
        return registrations;
    }

    @Override
    public Demographics demographics(String learnerId) {
        return registrations.of(learnerId);
    }

    @Override
    public LiveContent content() {
        return content;
    }

    @Override
    public SolvedWeights solved() {
        return solved.current();
    }

    /** Returns what puts solved weights in force. */
    public LiveSolvedWeights solving() {
        return solved;
    }

    @Override
    public CourseTransitions transitions() {
        return sequences.transitions();
    }

    /** Returns what came after what. */
    public SequenceModel sequences() {
        return sequences;
    }

    /** Returns what takes copies of the sums that models are solved from. */
    public Trainings trainings(TrainingOptions options) {
        return new Trainings(model, sequences, options);
    }

    /** Returns a number that grows whenever the score of any learner may have changed. */
    public long version() {
        return model.generation()
                + catalogue.version()
                + registrations.version()
                + content.version()
                + solved.version()
                + arms.version();
    }
}
