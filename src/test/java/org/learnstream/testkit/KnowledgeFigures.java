package org.learnstream.testkit;

import java.util.Map;
import java.util.TreeMap;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.similarity.CourseTransitions.Context;
import org.learnstream.domain.similarity.GramRow;
import org.learnstream.model.CourseModel;
import org.learnstream.model.LiveKnowledge;

/** Every figure that can be read from what is known of courses, by course ids, whatever the ordinals are; without zeros. */
public final class KnowledgeFigures {
    private KnowledgeFigures() {}

    /** Returns the figures of a course model. */
    public static Map<String, Object> of(CourseModel model) {
        Map<String, Object> figures = new TreeMap<>();
        int courses = model.courses();
        figures.put("learners", model.learners());
        GramRow row = new GramRow();
        long[] entries = new long[courses];
        for (int course = 0; course < courses; course++) {
            String id = model.courseId(course);
            put(figures, "learners of " + id, model.learners(course));
            put(figures, "norm of " + id, Double.doubleToLongBits(model.norm(course)));
            put(figures, "squared norm of " + id, model.squaredNorm(course));
            if (!model.neighbours(id, courses).isEmpty()) {
                figures.put("neighbours of " + id, model.neighbours(id, courses));
            }
            model.readRow(course, row);
            row.expand(entries);
            for (int other = 0; other < courses; other++) {
                put(figures, id + " with " + model.courseId(other), entries[other]);
                put(figures, id + " common with " + model.courseId(other), model.commonLearners(course, other));
            }
        }
        return figures;
    }

    /**
     * Returns the figures of all that is made of learners: the course model, the trends and what was taken after what.
     *
     * @param now when trends are read, in milliseconds since 1970-01-01 UTC
     */
    public static Map<String, Object> of(LiveKnowledge knowledge, Demographics demographics, long now) {
        CourseModel model = knowledge.statistics();
        Map<String, Object> figures = of(model);
        int courses = model.courses();
        double[] shares = new double[courses];
        int[] all = new int[courses];
        for (int course = 0; course < courses; course++) {
            all[course] = course;
        }
        for (Demographics cell : new Demographics[] {Demographics.UNKNOWN, demographics}) {
            knowledge.trends().readShares(cell, now, shares);
            for (int course = 0; course < courses; course++) {
                put(
                        figures,
                        "share of " + model.courseId(course) + " in " + cell,
                        Double.doubleToLongBits(shares[course]));
            }
        }
        figures.put("learners who came to courses", knowledge.trends().learners());
        figures.put("learners who took courses", knowledge.sequences().learners());
        for (int first = 0; first < courses; first++) {
            for (int second = 0; second < courses; second++) {
                String earlier = model.courseId(first);
                String later = model.courseId(second);
                String pair = earlier + ' ' + later;
                // Each context once: those that go by one of the two courses say the same whatever the other is.
                if (first == second) {
                    put(figures, model, "after " + later, read(knowledge, Context.LAST, first, second, all));
                    put(
                            figures,
                            model,
                            "two after " + earlier,
                            read(knowledge, Context.LAST_BUT_ONE, first, second, all));
                }
                put(figures, model, "after " + pair, read(knowledge, Context.BOTH, first, second, all));
            }
        }
        return figures;
    }

    private static long[] read(LiveKnowledge knowledge, Context context, int first, int second, int[] courses) {
        long[] values = new long[courses.length];
        knowledge.transitions().read(context, first, second, courses, values);
        return values;
    }

    private static void put(Map<String, Object> figures, CourseModel model, String name, long[] values) {
        for (int course = 0; course < values.length; course++) {
            put(figures, name + " then " + model.courseId(course), values[course]);
        }
    }

    private static void put(Map<String, Object> figures, String name, long value) {
        if (value != 0) {
            figures.put(name, value);
        }
    }
}
