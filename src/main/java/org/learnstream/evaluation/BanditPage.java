package org.learnstream.evaluation;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws the report of the bandit's simulations as a web page with plots in SVG. */
final class BanditPage {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 220;
    private static final int MARGIN = 46;

    private BanditPage() {}

    static String of(BanditReport report) {
        String plots = report.rows().stream()
                .map(row -> plot(row, report.impressions()))
                .collect(Collectors.joining("\n"));
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>Bandit simulation</title>
                <style>
                body { font: 15px/1.4 system-ui, sans-serif; margin: 2em auto; max-width: 1000px; color: #222 }
                figure { display: inline-block; margin: 0 1em 1.5em 0; vertical-align: top }
                figcaption { font-size: 13px; max-width: 460px }
                text { font-size: 11px; fill: #555 }
                .bandit { stroke: #0b6e4f; fill: none; stroke-width: 2 }
                .uniform { stroke: #b33; fill: none; stroke-width: 1.5; stroke-dasharray: 5 4 }
                .axis { stroke: #999; stroke-width: 1 }
                </style></head><body>
                <h1>Regret of the bandit</h1>
                <p>Clicks missed against the best arm of each moment, by impressions: the bandit (solid) and choosing evenly
                (dashed). %d arms, median of %d runs; one response in ten is lost, clicks come ten minutes late on average.</p>
                %s
                </body></html>
                """.formatted(report.arms(), report.runs(), plots);
    }

    private static String plot(BanditReport.Row row, int impressions) {
        double highest = Math.max(1, row.uniformRegret());
        return String.format(
                Locale.ROOT,
                """
                <figure><svg width="%d" height="%d" role="img" aria-label="regret by impressions">
                <line class="axis" x1="%d" y1="%d" x2="%d" y2="%d"/><line class="axis" x1="%d" y1="10" x2="%d" y2="%d"/>
                <text x="%d" y="%d" text-anchor="end">%,d impressions</text><text x="4" y="16">%,.0f</text>
                <polyline class="uniform" points="%s"/><polyline class="bandit" points="%s"/></svg>
                <figcaption><b>%s</b>, click rates %s, half-life %s: %.0f missed, %.0f %% of choosing evenly (worst run
                %.0f %%); growth ∝ impressions^%.2f; against the best fixed arm %.0f</figcaption></figure>""",
                WIDTH,
                HEIGHT,
                MARGIN,
                HEIGHT - MARGIN / 2,
                WIDTH - 10,
                HEIGHT - MARGIN / 2,
                MARGIN,
                MARGIN,
                HEIGHT - MARGIN / 2,
                WIDTH - 10,
                HEIGHT - 6,
                impressions,
                highest,
                points(row, impressions, highest, BanditReport.Point::uniform),
                points(row, impressions, highest, BanditReport.Point::bandit),
                row.scenario(),
                row.rates().stream()
                        .map(rate -> String.format(Locale.ROOT, "%.2f", rate))
                        .collect(Collectors.joining(", ")),
                row.halfLife(),
                row.regret(),
                100 * row.ratio(),
                100 * row.worstRatio(),
                row.exponent(),
                row.fixedRegret());
    }

    private static String points(
            BanditReport.Row row, int impressions, double highest, ToDoubleFunction<BanditReport.Point> value) {
        double bottom = HEIGHT - MARGIN / 2.0;
        return row.curve().stream()
                .map(point -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        MARGIN + (WIDTH - 10.0 - MARGIN) * point.impressions() / impressions,
                        bottom - (bottom - 10) * value.applyAsDouble(point) / highest))
                .collect(Collectors.joining(" "));
    }
}
