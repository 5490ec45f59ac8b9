package org.learnstream.evaluation;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnstream.config.Settings;
import org.learnstream.dataset.MoocCubeXText;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.solve.ModelSolving;
import org.learnstream.solve.Solvers;
import org.learnstream.testkit.RealData;
import org.learnstream.wire.Courses;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the recommending of new courses to what was reached on the public data set. */
final class ColdStartReferenceIT {
    @Test
    void shouldRankNewCoursesWellWhenATenthOfAllIsHidden() {
        // given
        MoocCubeXText dataSet = MoocCubeXText.in(RealData.require("mooccubex-text"));
        List<Course> catalogue =
                dataSet.courses().stream().map(Courses::fromAvro).toList();
        ColdStartTask task = ColdStartTask.hiding(catalogue, dataSet.enrolments(), 0.1, 7);
        Settings settings = Settings.defaults();
        ModelSolving solving =
                new ModelSolving(settings.solve().options(settings.recommend().recencyDecay()), Solvers.fastest(2));

        // when
        try (ColdStartEvaluation evaluation =
                ColdStartEvaluation.learn(task, settings.affinity().levels(), settings.modelOptions(), solving, 2)) {
            ModelScore content = evaluation.score(
                    "content", Recommenders.with(settings.recommendOptions()).named("content"), count -> {});
            ModelScore random = evaluation.scoreRandom(count -> {});

            // then
            assertThat(task.newCourses()).hasSize(230);
            assertThat(content.measures().get("ndcg@10")).isGreaterThan(0.15);
            assertThat(random.measures().get("ndcg@10")).isLessThan(0.04);
        }
    }
}
