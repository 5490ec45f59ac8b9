package org.learnstream.evaluation;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnstream.dataset.Kdd2015;
import org.learnstream.domain.churn.FtrlOptions;
import org.learnstream.domain.churn.TreeOptions;
import org.learnstream.domain.evaluation.BinaryMeasures;
import org.learnstream.testkit.RealData;
import org.learnstream.trees.TreeTrainers;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the telling of who stays away to what was reached on the public data set, and to recency alone. */
final class ChurnReferenceIT {
    private static void assertAtLeast(Map<Integer, BinaryMeasures> days, double... areas) {
        int at = 0;
        for (Map.Entry<Integer, BinaryMeasures> day : days.entrySet()) {
            assertThat(day.getValue().auc()).as("day " + day.getKey()).isGreaterThanOrEqualTo(areas[at++]);
        }
        assertThat(at).isEqualTo(areas.length);
    }

    @Test
    void shouldTellWhoStaysAwayWhenSixCoursesAreAskedAbout() {
        // given
        ChurnTask all = ChurnTask.of(Kdd2015.in(RealData.require("kdd2015")));
        ChurnEvaluation evaluation = new ChurnEvaluation(
                new ChurnLearning(TreeTrainers.available(), TreeOptions.DEFAULT.withThreads(2), FtrlOptions.DEFAULT));

        // when
        ChurnReport report = evaluation.report(
                all.without(ChurnEvaluation.TEST_COURSES), all.about(ChurnEvaluation.TEST_COURSES), steps -> {});

        // then
        assertThat(report.learners()).isEqualTo(11_441);
        assertAtLeast(report.of(report.chosen()), 0.680, 0.745, 0.808, 0.864);
        assertThat(report.of(report.chosen()).values())
                .last()
                .satisfies(day -> assertThat(day.logLoss()).isLessThanOrEqualTo(0.288));
        assertAtLeast(report.of(ChurnEvaluation.RECENCY), 0.594, 0.613, 0.677, 0.797);
    }
}
