package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.learnstream.domain.evaluation.BinaryMeasures;

/** Draws the report of who stays away as a web page with plots in SVG. */
final class ChurnPage {
    private static final int SIZE = 260;
    private static final int MARGIN = 34;
    private static final int ROC_STEPS = 100;
    private static final double LOWEST_AUC = 0.5;

    private final ChurnReport report;

    private ChurnPage(ChurnReport report) {
        this.report = report;
    }

    static String of(ChurnReport report) {
        return new ChurnPage(report).page();
    }

    private String page() {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Who stays away</title>
                <style>
                body { font: 15px/1.4 system-ui, sans-serif; margin: 2em auto; max-width: 1180px; color: #222 }
                figure { display: inline-block; margin: 0 0.5em 1.5em 0; vertical-align: top }
                figcaption { font-size: 13px; max-width: 260px }
                text { font-size: 11px; fill: #555 }
                table { border-collapse: collapse; margin-bottom: 2em } td, th { padding: 2px 12px; text-align: right }
                polyline { fill: none; stroke-width: 2 }
                .model, .blend { stroke: #0b6e4f } .recency { stroke: #b33; stroke-dasharray: 5 4 }
                .logistic { stroke: #2a5db0 } .trees { stroke: #c77700 }
                circle { fill: #0b6e4f } .axis { stroke: #999; stroke-width: 1 } .even { stroke: #ccc }
                </style></head><body>
                <h1>Who stays away</h1>
                <p>%,d learners of %d courses that nothing was learnt from. The model that is used is <b>%s</b>; recency
                alone is dashed in red.</p>
                %s
                <h2>By how long ahead</h2><p>Area under the ROC curve by day of the window.</p>%s
                <h2>Receiver operating characteristic</h2><p>Share of those who stay away that is found, by the share of
                the others that is taken for them.</p>%s
                <h2>Reliability</h2><p>Share that stayed away, by the probability that was said; tenths of the learners.</p>%s
                </body></html>
                """.formatted(
                        report.learners(),
                        report.courses(),
                        report.chosen(),
                        table(),
                        leadTime(),
                        perDay(this::roc),
                        perDay(this::reliability));
    }

    private interface Plot {
        String of(int day);
    }

    private String perDay(Plot plot) {
        return report.of(report.chosen()).keySet().stream().map(plot::of).collect(Collectors.joining("\n"));
    }

    private String table() {
        StringBuilder rows =
                new StringBuilder("<table><tr><th>model</th><th>day</th><th>AUC</th><th>log loss</th><th>Brier</th>"
                        + "<th>calibration error</th><th>precision in the top 10 %</th></tr>");
        report.measures()
                .forEach((model, days) -> days.forEach((day, measures) -> rows.append(String.format(
                        Locale.ROOT,
                        "<tr><td>%s</td><td>%d</td><td>%.4f</td><td>%.4f</td><td>%.4f</td><td>%.4f</td><td>%.4f</td></tr>",
                        model,
                        day,
                        measures.auc(),
                        measures.logLoss(),
                        measures.brier(),
                        measures.calibrationError(ChurnReport.PARTS),
                        measures.precisionAtTop(ChurnReport.TOP)))));
        return rows.append("</table>").toString();
    }

    private String leadTime() {
        int last = report.of(report.chosen()).keySet().stream()
                .mapToInt(day -> day)
                .max()
                .orElse(1);
        StringBuilder lines = new StringBuilder();
        report.measures().forEach((model, days) -> lines.append(line(model, leadPoints(days, last))));
        return figure(
                lines.toString(),
                "0",
                "day " + last,
                "1",
                "from 0.5; " + String.join(", ", report.measures().keySet()));
    }

    private static List<BinaryMeasures.Point> leadPoints(Map<Integer, BinaryMeasures> days, int last) {
        List<BinaryMeasures.Point> points = new ArrayList<>();
        days.forEach((day, measures) -> points.add(new BinaryMeasures.Point(
                (double) day / last, Math.max(0, (measures.auc() - LOWEST_AUC) / (1 - LOWEST_AUC)))));
        return points;
    }

    private String roc(int day) {
        BinaryMeasures chosen = measures(report.chosen(), day);
        BinaryMeasures recency = measures(ChurnEvaluation.RECENCY, day);
        String lines = even() + line("recency", recency.curve(ROC_STEPS)) + line("model", chosen.curve(ROC_STEPS));
        String caption = String.format(
                Locale.ROOT, "<b>Day %d</b>: AUC %.3f, recency alone %.3f", day, chosen.auc(), recency.auc());
        return figure(lines, "0", "1", "1", caption);
    }

    private String reliability(int day) {
        BinaryMeasures chosen = measures(report.chosen(), day);
        String points = chosen.reliability(ChurnReport.PARTS).stream()
                .map(bin -> String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>",
                        x(bin.predicted()),
                        y(bin.observed())))
                .collect(Collectors.joining());
        String caption = String.format(
                Locale.ROOT, "<b>Day %d</b>: mean difference %.3f", day, chosen.calibrationError(ChurnReport.PARTS));
        return figure(even() + points, "0", "1", "1", caption);
    }

    private BinaryMeasures measures(String model, int day) {
        BinaryMeasures measures = report.of(model).get(day);
        if (measures == null) {
            throw new IllegalStateException(model + " was not asked on day " + day);
        }
        return measures;
    }

    private static String figure(String content, String left, String right, String top, String caption) {
        return String.format(
                Locale.ROOT,
                """
                <figure><svg width="%d" height="%d" role="img" aria-label="plot"><line class="axis" x1="%d" y1="%d" x2="%d" y2="%d"/>
                <line class="axis" x1="%d" y1="%d" x2="%d" y2="%d"/><text x="%d" y="%d">%s</text>
                <text x="%d" y="%d" text-anchor="end">%s</text><text x="4" y="16">%s</text>
                %s</svg><figcaption>%s</figcaption></figure>""",
                SIZE,
                SIZE,
                MARGIN,
                SIZE - MARGIN,
                SIZE - 10,
                SIZE - MARGIN,
                MARGIN,
                10,
                MARGIN,
                SIZE - MARGIN,
                MARGIN,
                SIZE - MARGIN + 16,
                left,
                SIZE - 10,
                SIZE - MARGIN + 16,
                right,
                top,
                content,
                caption);
    }

    private static String even() {
        return String.format(
                Locale.ROOT,
                "<line class=\"even\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                x(0),
                y(0),
                x(1),
                y(1));
    }

    private static String line(String kind, List<BinaryMeasures.Point> points) {
        return points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(point.x()), y(point.y())))
                .collect(Collectors.joining(" ", "<polyline class=\"" + kind + "\" points=\"", "\"/>"));
    }

    private static double x(double share) {
        return MARGIN + share * (SIZE - 10 - MARGIN);
    }

    private static double y(double share) {
        return SIZE - MARGIN - share * (SIZE - MARGIN - 10);
    }
}
