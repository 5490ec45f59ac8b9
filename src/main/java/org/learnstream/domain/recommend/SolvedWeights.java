package org.learnstream.domain.recommend;

import java.util.List;
import org.learnstream.domain.solve.AutoencoderTraining;
import org.learnstream.domain.solve.NextCourseTraining;

/**
 * The weights of the models that are solved, one generation of each.
 *
 * @param autoencoder those of the linear autoencoder
 * @param nextCourse those of the next-course model
 */
public record SolvedWeights(SolvedMatrix autoencoder, SolvedMatrix nextCourse) {
    /** No model was ever solved. */
    public static final SolvedWeights NONE = new SolvedWeights(
            SolvedMatrix.none(AutoencoderTraining.MODEL), SolvedMatrix.none(NextCourseTraining.MODEL));

    /** Returns these weights with a newer matrix of its model. */
    public SolvedWeights with(SolvedMatrix newer) {
        return switch (newer.generation().model()) {
            case AutoencoderTraining.MODEL -> new SolvedWeights(newer, nextCourse);
            case NextCourseTraining.MODEL -> new SolvedWeights(autoencoder, newer);
            default -> this;
        };
    }

    /** Returns the matrix of a model. */
    public SolvedMatrix of(String model) {
        return switch (model) {
            case AutoencoderTraining.MODEL -> autoencoder;
            case NextCourseTraining.MODEL -> nextCourse;
            default -> SolvedMatrix.none(model);
        };
    }

    /** Returns what is known of each model's solving. */
    public List<SolvedGeneration> generations() {
        return List.of(autoencoder.generation(), nextCourse.generation());
    }
}
