package org.learnstream.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of the bandit's simulations.
 *
 * @param impressions slots shown in each run
 * @param arms how many competed
 * @param runs how many runs each row stands for
 * @param rows one for each scenario and half-life
 */
public record BanditReport(int impressions, int arms, int runs, List<Row> rows) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public BanditReport {
        rows = List.copyOf(rows);
    }

    /**
     * One scenario with one half-life. All figures are medians over the runs unless they say otherwise.
     *
     * @param scenario its name
     * @param rates the arms' rates
     * @param halfLife of the evidence, or none
     * @param regret clicks missed against the best arm of each moment
     * @param fixedRegret clicks missed against the arm that is best over the whole run
     * @param uniformRegret clicks that choosing evenly misses against the best arm of each moment
     * @param ratio regret over that of choosing evenly
     * @param worstRatio the highest of any run
     * @param exponent of the growth of regret with impressions; 1 is linear
     * @param curve medians along the way
     */
    public record Row(
            String scenario,
            List<Double> rates,
            String halfLife,
            double regret,
            double fixedRegret,
            double uniformRegret,
            double ratio,
            double worstRatio,
            double exponent,
            List<Point> curve) {
        public Row {
            rates = List.copyOf(rates);
            curve = List.copyOf(curve);
        }

        static Row of(BanditScenario.Outcome outcome, String halfLife) {
            List<Integer> impressions = outcome.curves().get(0).impressions();
            List<Point> curve = new ArrayList<>(impressions.size());
            for (int index = 0; index < impressions.size(); index++) {
                int at = index;
                curve.add(new Point(
                        impressions.get(at),
                        outcome.median(one -> one.bandit().get(at)),
                        outcome.median(one -> one.uniform().get(at))));
            }
            return new Row(
                    outcome.scenario().name(),
                    outcome.scenario().rates(),
                    halfLife,
                    outcome.median(RegretCurve::lastBandit),
                    outcome.median(RegretCurve::lastFixed),
                    outcome.median(RegretCurve::lastUniform),
                    outcome.median(RegretCurve::ratio),
                    outcome.quantile(RegretCurve::ratio, 1),
                    outcome.median(RegretCurve::exponent),
                    curve);
        }
    }

    /** Regret after a number of impressions. */
    public record Point(int impressions, double bandit, double uniform) {}

    /** Returns a JSON object with all figures and curves. */
    public String json() {
        ObjectNode report = JSON.createObjectNode()
                .put("impressions", impressions)
                .put("arms", arms)
                .put("runs", runs);
        ArrayNode array = report.putArray("scenarios");
        for (Row row : rows) {
            ObjectNode object = array.addObject()
                    .put("scenario", row.scenario())
                    .put("half_life", row.halfLife())
                    .put("regret", row.regret())
                    .put("regret_against_best_fixed_arm", row.fixedRegret())
                    .put("regret_of_uniform_choice", row.uniformRegret())
                    .put("ratio", row.ratio())
                    .put("worst_ratio", row.worstRatio())
                    .put("growth_exponent", row.exponent());
            row.rates().forEach(object.putArray("click_rates")::add);
            ArrayNode curve = object.putArray("curve");
            row.curve()
                    .forEach(point -> curve.addObject()
                            .put("impressions", point.impressions())
                            .put("regret", point.bandit())
                            .put("regret_of_uniform_choice", point.uniform()));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of numbers cannot be written", impossible);
        }
    }

    /** Returns a web page with a plot for each row; it needs nothing but itself. */
    public String html() {
        return BanditPage.of(this);
    }
}
