package org.learnstream.evaluation;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.model.ModelOptions;
import org.learnstream.testkit.RealData;
import org.learnstream.wire.Courses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Compares the whole evaluation with figures that were measured independently on the public data set. */
final class NextCourseReferenceIT {
    private static final int LEARNERS = 97_722;
    private static final double TOLERANCE = 0.001;
    private static final List<String> MEASURES = List.of("hr@5", "hr@10", "hr@20", "ndcg@10");
    private static final Map<String, List<Double>> REFERENCE = Map.of(
            "popularity", List.of(0.0483, 0.0734, 0.1200, 0.0398),
            "item-cosine", List.of(0.1998, 0.2763, 0.3631, 0.1639),
            "item-cosine-recency", List.of(0.2222, 0.3009, 0.3886, 0.1842));

    @Test
    void shouldMeetTheReferenceWhenTheLastCourseOfEveryLearnerIsHidden() {
        // given
        MoocCubeX dataSet = MoocCubeX.in(RealData.require("mooccubex"));
        List<Course> catalogue =
                dataSet.courses().stream().map(Courses::fromAvro).toList();
        NextCourseTask task = NextCourseTask.hidingLast(dataSet.enrolments());

        // when
        try (Evaluation evaluation =
                NextCourseEvaluation.of(task, catalogue, EvidenceLevels.DEFAULT, ModelOptions.DEFAULT, 2)) {
            evaluation.learn(count -> {});

            // then
            assertThat(evaluation.questions()).isEqualTo(LEARNERS);
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
