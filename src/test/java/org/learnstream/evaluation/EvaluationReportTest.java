package org.learnstream.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.evaluation.MeasureTable;

import static org.assertj.core.api.Assertions.assertThat;

final class EvaluationReportTest {
    private static EvaluationReport report() {
        MeasureTable table = new MeasureTable(List.of("hr@5", "mrr"), 2);
        table.set(0, 1, 1);
        table.set(1, 0, 0.0625);
        return new EvaluationReport(2, 3, List.of(new ModelScore("popularity", table, 0.125, Duration.ofNanos(1500))));
    }

    @Test
    void shouldNameLearnersModelsAndMeasuresWhenWrittenAsJson() throws Exception {
        // when
        JsonNode json = new ObjectMapper().readTree(report().json());

        // then
        assertThat(json.at("/learners").asInt()).isEqualTo(2);
        assertThat(json.at("/models/popularity/hr@5").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/models/popularity/mrr").asDouble()).isEqualTo(0.53125);
        assertThat(json.at("/models/popularity/coverage@10").asDouble()).isEqualTo(0.125);
        assertThat(json.at("/models/popularity/micros_per_learner").asDouble()).isEqualTo(1.5);
        assertThat(json.at("/models/popularity/intervals/hr@5/0").asDouble()).isZero();
        assertThat(json.at("/models/popularity/intervals/hr@5/1").asDouble()).isEqualTo(1);
    }

    @Test
    void shouldHoldFiguresAndChartsWhenWrittenAsHtml() {
        // when
        String html = HtmlReport.of("Next <course>", "Each learner's last course is hidden.", report());

        // then
        assertThat(html)
                .contains("<title>Next &lt;course&gt;</title>")
                .contains("Each learner's last course is hidden.")
                .contains("\"mrr\" : 0.53125")
                .contains("echarts.init")
                .contains("Apache Software Foundation")
                .doesNotContain("{{title}}", "{{explanation}}", "{{report}}", "{{charts}}", "<script src", "<link");
        assertThat(html.split("</script>", -1)).hasSize(4);
    }
}
