package org.learnstream.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The outcome of an evaluation.
 *
 * @param learners how many learners were asked about
 * @param courses how many courses may be recommended
 * @param scores one element per recommender
 */
public record EvaluationReport(int learners, int courses, List<ModelScore> scores) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public EvaluationReport {
        scores = List.copyOf(scores);
    }

    /**
     * Returns a JSON object: the number of learners and, of each recommender by its name, the measures, their 95 %
     * confidence intervals and the microseconds that a learner took.
     */
    public String json() {
        ObjectNode report = JSON.createObjectNode().put("learners", learners);
        ObjectNode models = report.putObject("models");
        for (ModelScore score : scores) {
            ObjectNode measures = models.putObject(score.name());
            score.measures().forEach(measures::put);
            measures.put("micros_per_learner", score.perLearner().toNanos() / 1e3);
            ObjectNode intervals = measures.putObject("intervals");
            score.intervals()
                    .forEach((name, interval) ->
                            intervals.putArray(name).add(interval.low()).add(interval.high()));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of numbers cannot be written", impossible);
        }
    }
}
