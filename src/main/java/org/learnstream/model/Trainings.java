package org.learnstream.model;

import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.similarity.GramRow;
import org.learnstream.domain.similarity.PopularCourse;
import org.learnstream.domain.similarity.Popularity;
import org.learnstream.domain.solve.AutoencoderTraining;
import org.learnstream.domain.solve.NextCourseTraining;
import org.learnstream.domain.solve.SparseSums;
import org.learnstream.domain.solve.SymmetricSums;
import org.learnstream.domain.solve.TrainingOptions;

/**
 * Copies of what models are solved from, each as it was at one instant. Any thread may take them; the writer waits while
 * sums are copied, which takes a tenth of a second at 5,000 courses.
 */
public final class Trainings {
    private final CourseModel model;
    private final SequenceModel sequences;
    private final TrainingOptions options;

    Trainings(CourseModel model, SequenceModel sequences, TrainingOptions options) {
        this.model = model;
        this.sequences = sequences;
        this.options = options;
    }

    /** Returns what the autoencoder is solved from. */
    public AutoencoderTraining autoencoder() {
        SolvedCourses courses = selected();
        List<Answers.Answer> answers = answers();
        SymmetricSums gram = new SymmetricSums(courses.size());
        List<AutoencoderTraining.Judge> judges = new ArrayList<>();
        model.hold(() -> {
            GramRow row = new GramRow();
            long[] entries = new long[model.courses()];
            for (int index = 0; index < courses.size(); index++) {
                int ordinal = courses.ordinal(index);
                model.readRow(ordinal, row);
                row.expand(entries);
                entries[ordinal] = model.squaredNorm(ordinal);
                for (int other = 0; other <= index; other++) {
                    gram.add(index, other, (double) entries[courses.ordinal(other)]);
                }
            }
            answers.forEach(answer -> answer.judge(model, courses).ifPresent(judges::add));
        });
        double meanSquare = courses.squares() == 0 ? 1 : courses.squares() / Math.max(1.0, courses.affinities());
        return new AutoencoderTraining(courses.ids(), gram, meanSquare, options.decay(), judges);
    }

    /** Returns what the next-course model is solved from. */
    public NextCourseTraining nextCourse() {
        SolvedCourses courses = selected();
        SymmetricSums pairs = new SymmetricSums(courses.size());
        SparseSums follows = new SparseSums(courses.size());
        List<NextCourseTraining.Judge> judges = new ArrayList<>();
        sequences.copy((matrices, tails) -> {
            GramRow row = new GramRow();
            long[] entries = new long[model.courses()];
            for (int index = 0; index < courses.size(); index++) {
                int ordinal = courses.ordinal(index);
                matrices.copyFollows(ordinal, row);
                row.expand(entries);
                for (int column = 0; column < courses.size(); column++) {
                    long value = entries[courses.ordinal(column)];
                    if (value != 0) {
                        follows.append(column, (double) value);
                    }
                }
                follows.endRow();
                matrices.copyPairs(ordinal, row);
                row.expand(entries);
                pairs.add(index, index, (double) matrices.square(ordinal));
                for (int other = 0; other < courses.size(); other++) {
                    long value = entries[courses.ordinal(other)];
                    if (value != 0) {
                        pairs.add(index, other, (double) value);
                    }
                }
            }
            new Answers(tails)
                    .draw(options.judges(), options.seed())
                    .forEach(answer -> answer.judge(courses).ifPresent(judges::add));
        });
        return new NextCourseTraining(courses.ids(), pairs, follows, sequences.options(), judges);
    }

    private List<Answers.Answer> answers() {
        List<Answers.Answer> answers = new ArrayList<>();
        sequences.copy((matrices, tails) -> answers.addAll(new Answers(tails).draw(options.judges(), options.seed())));
        return answers;
    }

    private SolvedCourses selected() {
        List<PopularCourse> popular = Popularity.most(model, options.courses());
        int[] ordinals = popular.stream()
                .mapToInt(course -> model.ordinal(course.courseId()))
                .toArray();
        return SolvedCourses.of(
                model, popular.stream().map(PopularCourse::courseId).toList(), ordinals);
    }
}
