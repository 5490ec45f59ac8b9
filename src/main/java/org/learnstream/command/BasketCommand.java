package org.learnstream.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.dataset.MoocCubeXText;
import org.learnstream.domain.catalog.Course;
import org.learnstream.evaluation.BasketEvaluation;
import org.learnstream.evaluation.BasketTask;
import org.learnstream.evaluation.Evaluation;
import org.learnstream.wire.Courses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how well the recommenders find further courses of learners with many. */
@Command(
        name = "basket",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how well the recommenders find further courses of learners whose courses have no order.",
            "Without --test a fifth of each learner's courses is hidden, drawn by --seed, and the rest is learnt from; with"
                    + " --test FILE's courses are hidden, and all others are learnt from.",
            "recommend.recency-decay is 1: no course is older than another."
        })
public final class BasketCommand implements Callable<Integer> {
    /** No course is older than another. */
    private static final Map<String, String> NO_ORDER = Map.of("recommend.recency-decay", "1");

    @Mixin
    private final EvaluationOptions options = new EvaluationOptions();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the described part of MOOCCubeX, or the folder that holds it as mooccubex-text.")
    private Path data = Path.of("");

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description =
                    "Courses to find: lines of user_id <tab> course_id, after that header line; several a learner.")
    private @Nullable Path test;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the split; 7 by default.")
    private long seed = 7;

    @Override
    public Integer call() throws IOException {
        Settings loaded = options.load(NO_ORDER);
        MoocCubeXText dataSet = MoocCubeXText.in(data);
        BasketTask task = task(dataSet.enrolments()).limitedTo(options.limit());
        List<Course> catalogue =
                dataSet.courses().stream().map(Courses::fromAvro).toList();
        try (Evaluation evaluation = BasketEvaluation.of(
                task, catalogue, loaded.affinity().levels(), loaded.modelOptions(), options.threads())) {
            options.report(evaluation, loaded, "Which further courses does each learner have?", data);
        }
        return 0;
    }

    private BasketTask task(List<LearnerCourses> enrolments) {
        return test == null
                ? BasketTask.splitting(enrolments, seed)
                : BasketTask.hiding(MoocCubeXText.baskets(test), enrolments);
    }
}
