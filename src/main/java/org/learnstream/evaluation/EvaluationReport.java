package org.learnstream.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.learnstream.domain.evaluation.RankHistogram;

/**
 * The outcome of an evaluation, for people and for programs.
 *
 * @param learners how many learners were asked about
 * @param scores one element per recommender
 */
public record EvaluationReport(int learners, List<ModelScore> scores) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public EvaluationReport {
        scores = List.copyOf(scores);
    }

    /** Returns a table with a line per recommender. */
    public String table() {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-22s %7s %7s %7s %8s %7s %9s %14s%n",
                "model",
                "HR@5",
                "HR@10",
                "HR@20",
                "NDCG@10",
                "MRR",
                "coverage",
                "per learner"));
        for (ModelScore score : scores) {
            RankHistogram ranks = score.ranks();
            table.append(String.format(
                    Locale.ROOT,
                    "%-22s %7.4f %7.4f %7.4f %8.4f %7.4f %9.4f %11.1f µs%n",
                    score.name(),
                    ranks.hitRate(5),
                    ranks.hitRate(10),
                    ranks.hitRate(20),
                    ranks.normalisedDiscountedCumulativeGain(10),
                    ranks.meanReciprocalRank(),
                    score.coverage(),
                    score.perLearner().toNanos() / 1e3));
        }
        return table.toString();
    }

    /** Returns a JSON object: the number of learners, and the measures of each recommender by its name. */
    public String json() {
        ObjectNode report = JSON.createObjectNode().put("learners", learners);
        ObjectNode models = report.putObject("models");
        for (ModelScore score : scores) {
            RankHistogram ranks = score.ranks();
            models.putObject(score.name())
                    .put("hr@5", ranks.hitRate(5))
                    .put("hr@10", ranks.hitRate(10))
                    .put("hr@20", ranks.hitRate(20))
                    .put("ndcg@10", ranks.normalisedDiscountedCumulativeGain(10))
                    .put("mrr", ranks.meanReciprocalRank())
                    .put("coverage@10", score.coverage());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of numbers cannot be written", impossible);
        }
    }
}
