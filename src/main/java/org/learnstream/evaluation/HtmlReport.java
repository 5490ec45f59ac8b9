package org.learnstream.evaluation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An evaluation as one HTML file that needs nothing else: a table, and for each measure a chart of all recommenders with
 * their confidence intervals. The charts are drawn by Apache ECharts, which the file holds.
 */
public final class HtmlReport {
    private static final String TEMPLATE = "report.html";
    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js";

    private HtmlReport() {}

    /**
     * Returns the file.
     *
     * @param title what was evaluated
     * @param explanation how, in a sentence or two
     */
    public static String of(String title, String explanation, EvaluationReport report) {
        return read(TEMPLATE)
                .replace("{{title}}", escaped(title))
                .replace("{{explanation}}", escaped(explanation))
                .replace("{{report}}", report.json().replace("</", "<\\/"))
                .replace("{{charts}}", read(CHARTS).replace("</script", "<\\/script"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String read(String resource) {
        try (InputStream content = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(resource), resource)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(resource + " cannot be read", failure);
        }
    }
}
