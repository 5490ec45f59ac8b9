package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.learnstream.dataset.LearnerCourse;
import org.learnstream.dataset.LearnerCourses;

/**
 * What to learn from, and which course each learner took next.
 *
 * @param known the courses that may be learnt from, each learner's in the order of time
 * @param answers the course that each learner to be asked about took after those
 */
public record NextCourseTask(List<LearnerCourses> known, List<LearnerCourse> answers) {
    public NextCourseTask {
        known = List.copyOf(known);
        answers = List.copyOf(answers);
    }

    /**
     * Returns the task that hides each learner's last course. A learner with one course only is learnt from and not
     * asked about: nothing would be known of them.
     */
    public static NextCourseTask hidingLast(List<LearnerCourses> enrolments) {
        List<LearnerCourses> known = new ArrayList<>(enrolments.size());
        List<LearnerCourse> answers = new ArrayList<>(enrolments.size());
        for (LearnerCourses learner : enrolments) {
            List<String> courses = learner.courseIds();
            int last = courses.size() - 1;
            if (last < 1) {
                known.add(learner);
            } else {
                known.add(new LearnerCourses(learner.learnerId(), courses.subList(0, last)));
                answers.add(new LearnerCourse(learner.learnerId(), courses.get(last)));
            }
        }
        return new NextCourseTask(known, answers);
    }

    /** Returns the task that learns from the same but asks about the first learners only. */
    public NextCourseTask limitedTo(int learners) {
        return new NextCourseTask(known, answers.subList(0, Math.min(learners, answers.size())));
    }
}
