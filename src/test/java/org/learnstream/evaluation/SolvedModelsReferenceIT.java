package org.learnstream.evaluation;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.domain.solve.SolveOptions;
import org.learnstream.model.ModelOptions;
import org.learnstream.solve.ModelSolving;
import org.learnstream.solve.Solvers;
import org.learnstream.testkit.RealData;
import org.learnstream.wire.Courses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Compares the solved models with figures that were measured independently on the public data set. */
final class SolvedModelsReferenceIT {
    private static final double TOLERANCE = 0.002;
    private static final List<String> MEASURES = List.of("hr@5", "hr@10", "hr@20", "ndcg@10");
    private static final Map<String, List<Double>> REFERENCE = Map.of(
            "autoencoder", List.of(0.2429, 0.3260, 0.4162, 0.1996),
            "next-course", List.of(0.2466, 0.3290, 0.4223, 0.2016));

    @Test
    void shouldMeetTheReferenceWhenLambdaIsThatOfTheReference() {
        // given
        MoocCubeX dataSet = MoocCubeX.in(RealData.require("mooccubex"));
        List<Course> catalogue =
                dataSet.courses().stream().map(Courses::fromAvro).toList();
        NextCourseTask task = NextCourseTask.hidingLast(dataSet.enrolments());
        ModelSolving solving = new ModelSolving(SolveOptions.DEFAULT.withLambdas(50, 100), Solvers.fastest(2));

        // when
        try (Evaluation evaluation =
                NextCourseEvaluation.of(task, catalogue, EvidenceLevels.DEFAULT, ModelOptions.DEFAULT, 2)) {
            evaluation.learn(count -> {});
            evaluation.solve(solving, count -> {});

            // then
            REFERENCE.forEach((model, expected) -> {
                Map<String, Double> measures = evaluation
                        .score(Recommenders.with(RecommendOptions.DEFAULT).named(model), count -> {})
                        .measures();
                for (int i = 0; i < MEASURES.size(); i++) {
                    assertThat(measures.get(MEASURES.get(i)))
                            .as(model + " " + MEASURES.get(i))
                            .isCloseTo(expected.get(i), within(TOLERANCE));
                }
            });
        }
    }
}
