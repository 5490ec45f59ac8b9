package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.domain.catalog.Course;

/**
 * Courses that are treated as if they were new: nobody is known to have taken them, and who did is asked for.
 *
 * @param catalogue all courses, the new ones included
 * @param newCourses identifiers of the new courses
 * @param known each learner's other courses
 * @param hidden the new courses of each learner who took some
 */
public record ColdStartTask(
        List<Course> catalogue, Set<String> newCourses, List<LearnerCourses> known, List<LearnerCourses> hidden) {
    public ColdStartTask {
        catalogue = List.copyOf(catalogue);
        newCourses = Set.copyOf(newCourses);
        known = List.copyOf(known);
        hidden = List.copyOf(hidden);
    }

    /**
     * Returns the task that takes some of the courses with a title for new, drawn evenly.
     *
     * @param share how many of them, above 0 and below 1
     * @param seed decides which
     */
    public static ColdStartTask hiding(
            List<Course> catalogue, List<LearnerCourses> enrolments, double share, long seed) {
        List<String> described = new ArrayList<>(catalogue.stream()
                .filter(course -> course.title() != null)
                .map(Course::courseId)
                .sorted(Comparator.naturalOrder())
                .toList());
        int count = (int) Math.round(share * described.size());
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> drawn = new HashSet<>();
        for (int index = 0; index < count; index++) {
            int other = index + random.nextInt(described.size() - index);
            drawn.add(described.get(other));
            described.set(other, described.get(index));
        }
        List<LearnerCourses> known = new ArrayList<>(enrolments.size());
        List<LearnerCourses> hidden = new ArrayList<>();
        for (LearnerCourses learner : enrolments) {
            known.add(chosen(learner, drawn, false));
            LearnerCourses asked = chosen(learner, drawn, true);
            if (!asked.courseIds().isEmpty()) {
                hidden.add(asked);
            }
        }
        return new ColdStartTask(catalogue, drawn, known, hidden);
    }

    private static LearnerCourses chosen(LearnerCourses learner, Set<String> courses, boolean inside) {
        return new LearnerCourses(
                learner.learnerId(),
                learner.courseIds().stream()
                        .filter(course -> courses.contains(course) == inside)
                        .toList());
    }

    /** Returns the same task within the courses that are not new here: what choices may be made by. */
    public ColdStartTask amongKnown(double share, long seed) {
        return hiding(
                catalogue.stream()
                        .filter(course -> !newCourses.contains(course.courseId()))
                        .toList(),
                known,
                share,
                seed);
    }

    /** Returns the task that learns from the same but asks about the first learners only. */
    public ColdStartTask limitedTo(int learners) {
        return new ColdStartTask(catalogue, newCourses, known, hidden.subList(0, Math.min(learners, hidden.size())));
    }
}
