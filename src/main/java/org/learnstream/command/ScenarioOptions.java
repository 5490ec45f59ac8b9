package org.learnstream.command;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.learnstream.bench.ModelScenario;
import picocli.CommandLine.Option;

/** The options of every benchmark that works on a course model of a chosen size. */
public final class ScenarioOptions {
    @Option(names = "--learners", defaultValue = "100000", description = "Learners; default ${DEFAULT-VALUE}.")
    private int learners;

    @Option(names = "--courses", defaultValue = "5000", description = "Courses; default ${DEFAULT-VALUE}.")
    private int courses;

    @Option(
            names = "--history",
            defaultValue = "20",
            description = "Courses of each learner; default ${DEFAULT-VALUE}.")
    private int history;

    @Option(names = "--seed", defaultValue = "1", description = "Seed; default ${DEFAULT-VALUE}.")
    private long seed;

    /** Returns what was asked for. */
    ModelScenario scenario() {
        return new ModelScenario(learners, courses, history, seed);
    }

    /** Returns a scenario in words. */
    static String words(ModelScenario scenario) {
        return String.format(
                Locale.ROOT,
                "%,d learners, %,d courses, %d courses each",
                scenario.learners(),
                scenario.courses(),
                scenario.history());
    }

    /** Returns a JSON document that begins with a scenario. */
    static Map<String, Object> document(ModelScenario scenario) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("learners", scenario.learners());
        document.put("courses", scenario.courses());
        document.put("history", scenario.history());
        document.put("seed", scenario.seed());
        return document;
    }
}
