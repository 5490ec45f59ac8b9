package org.learnstream.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.domain.catalog.Course;
import org.learnstream.evaluation.Evaluation;
import org.learnstream.evaluation.NextCourseEvaluation;
import org.learnstream.evaluation.NextCourseTask;
import org.learnstream.wire.Courses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how well the recommenders foresee which course a learner takes next. */
@Command(
        name = "next-course",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how well the recommenders foresee which course a learner takes next.",
            "Without --test each learner's last course is hidden and the rest is learnt from; with --test all of the data"
                    + " set is learnt from, and FILE says which course came next."
        })
public final class NextCourseCommand implements Callable<Integer> {
    @Mixin
    private final EvaluationOptions options = new EvaluationOptions();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the data set MOOCCubeX, or the folder that holds it as mooccubex.")
    private Path data = Path.of("");

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "Courses that came next: lines of user_id <tab> course_id, after that header line.")
    private @Nullable Path test;

    @Override
    public Integer call() throws IOException {
        Settings loaded = options.load();
        MoocCubeX dataSet = MoocCubeX.in(data);
        NextCourseTask task = task(dataSet).limitedTo(options.limit());
        List<Course> catalogue =
                dataSet.courses().stream().map(Courses::fromAvro).toList();
        try (Evaluation evaluation = NextCourseEvaluation.of(
                task, catalogue, loaded.affinity().levels(), loaded.modelOptions(), options.threads())) {
            options.report(evaluation, loaded, "Which course does each learner take next?", data);
        }
        return 0;
    }

    private NextCourseTask task(MoocCubeX dataSet) {
        List<LearnerCourses> enrolments = dataSet.enrolments();
        return test == null
                ? NextCourseTask.hidingLast(enrolments)
                : new NextCourseTask(enrolments, MoocCubeX.answers(test));
    }
}
