package org.learnstream.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.learnstream.domain.evaluation.BinaryMeasures;

/**
 * How well the models told who stays away.
 *
 * @param learners how many were asked about
 * @param courses in how many courses
 * @param chosen the name of the model that is used
 * @param measures of each model, by its name, on each day of the window
 */
public record ChurnReport(
        int learners, int courses, String chosen, Map<String, Map<Integer, BinaryMeasures>> measures) {
    /** How many parts the calibration is told in. */
    public static final int PARTS = 10;

    /** The share of the learners who are the first to be written to. */
    public static final double TOP = 0.1;

    private static final ObjectMapper JSON = new ObjectMapper();

    public ChurnReport {
        measures = new LinkedHashMap<>(measures);
    }

    /** Returns the measures of a model by day. */
    public Map<Integer, BinaryMeasures> of(String model) {
        return Objects.requireNonNull(measures.get(model), model);
    }

    /** Returns a JSON object: the figures of the chosen model, of recency alone, and of every model. */
    public String json() {
        ObjectNode report = JSON.createObjectNode()
                .put("learners", learners)
                .put("courses", courses)
                .put("chosen", chosen);
        put(report.putObject("days"), of(chosen));
        put(report.putObject("baseline"), of(ChurnEvaluation.RECENCY));
        ObjectNode models = report.putObject("models");
        measures.forEach((model, days) -> {
            if (!model.equals(ChurnEvaluation.RECENCY)) {
                put(models.putObject(model), days);
            }
        });
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of numbers cannot be written", impossible);
        }
    }

    private static void put(ObjectNode object, Map<Integer, BinaryMeasures> days) {
        days.forEach((day, measures) -> {
            ObjectNode figures = object.putObject(Integer.toString(day))
                    .put("auc", measures.auc())
                    .put("logloss", measures.logLoss())
                    .put("brier", measures.brier())
                    .put("calibration_error", measures.calibrationError(PARTS))
                    .put("precision_at_top_10_percent", measures.precisionAtTop(TOP))
                    .put("rate", measures.rate());
            ArrayNode bins = figures.putArray("reliability");
            measures.reliability(PARTS)
                    .forEach(bin -> bins.addObject()
                            .put("predicted", bin.predicted())
                            .put("observed", bin.observed())
                            .put("count", bin.count()));
        });
    }

    /** Returns a web page with plots; it needs nothing but itself. */
    public String html() {
        return ChurnPage.of(this);
    }
}
