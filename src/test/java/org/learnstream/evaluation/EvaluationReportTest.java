package org.learnstream.evaluation;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.evaluation.RankHistogram;

import static org.assertj.core.api.Assertions.assertThat;

final class EvaluationReportTest {
    @Test
    void shouldNameLearnersModelsAndMeasuresWhenWrittenAsJson() {
        // given
        RankHistogram ranks = new RankHistogram();
        ranks.add(1);
        ranks.add(16);
        ModelScore score = new ModelScore("popularity", ranks, 0.125, Duration.ofNanos(1));

        // when
        String json = new EvaluationReport(2, 3, List.of(score)).json();

        // then
        assertThat(json).isEqualToIgnoringWhitespace("""
                        {"learners": 2, "models": {"popularity": {"hr@5": 0.5, "hr@10": 0.5, "hr@20": 1.0,
                         "ndcg@10": 0.5, "mrr": 0.53125, "coverage@10": 0.125}}}
                        """);
    }
}
