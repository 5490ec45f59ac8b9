package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.learnstream.dataset.LearnerCourses;

/**
 * What to learn from, and which courses of each learner were kept from it.
 *
 * @param known the courses that may be learnt from; their order means nothing
 * @param hidden the courses to be found, by learner, each with at least one
 */
public record BasketTask(List<LearnerCourses> known, List<LearnerCourses> hidden) {
    /** One course in so many is hidden. */
    static final int HIDDEN_ONE_IN = 5;

    public BasketTask {
        known = List.copyOf(known);
        hidden = List.copyOf(hidden);
    }

    /**
     * Returns the task that hides a fifth of each learner's courses, rounded down, drawn evenly. What is drawn depends on
     * the seed, the learner's identifier and their courses alone. A learner with fewer than five courses is learnt from
     * and not asked about.
     */
    public static BasketTask splitting(List<LearnerCourses> enrolments, long seed) {
        List<LearnerCourses> known = new ArrayList<>(enrolments.size());
        List<LearnerCourses> hidden = new ArrayList<>(enrolments.size());
        for (LearnerCourses learner : enrolments) {
            List<String> shuffled = shuffled(learner, seed);
            int end = shuffled.size() / HIDDEN_ONE_IN;
            known.add(new LearnerCourses(learner.learnerId(), shuffled.subList(end, shuffled.size())));
            if (end > 0) {
                hidden.add(new LearnerCourses(learner.learnerId(), shuffled.subList(0, end)));
            }
        }
        return new BasketTask(known, hidden);
    }

    /** Returns the task that hides some courses of some learners, and learns from all others. */
    public static BasketTask hiding(List<LearnerCourses> hidden, List<LearnerCourses> enrolments) {
        Map<String, Set<String>> kept = new LinkedHashMap<>();
        hidden.forEach(learner -> kept.put(learner.learnerId(), new HashSet<>(learner.courseIds())));
        List<LearnerCourses> known = new ArrayList<>(enrolments.size());
        for (LearnerCourses learner : enrolments) {
            Set<String> without = kept.getOrDefault(learner.learnerId(), Set.of());
            known.add(new LearnerCourses(
                    learner.learnerId(),
                    learner.courseIds().stream()
                            .filter(course -> !without.contains(course))
                            .toList()));
        }
        return new BasketTask(known, hidden);
    }

    /** Returns the task that learns from the same but asks about the first learners only. */
    public BasketTask limitedTo(int learners) {
        return new BasketTask(known, hidden.subList(0, Math.min(learners, hidden.size())));
    }

    /** Returns the courses of a learner in an order that depends on the seed and on the learner. */
    static List<String> shuffled(LearnerCourses learner, long seed) {
        SplittableRandom random = new SplittableRandom(
                seed * 0x9E3779B97F4A7C15L + learner.learnerId().hashCode());
        List<String> courses = new ArrayList<>(learner.courseIds());
        for (int index = courses.size() - 1; index > 0; index--) {
            int other = random.nextInt(index + 1);
            String moved = courses.get(index);
            courses.set(index, courses.get(other));
            courses.set(other, moved);
        }
        return courses;
    }
}
