package org.learnstream.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.catalog.Syllabus;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;

/**
 * The learners of a benchmark. What a learner takes depends on the seed and their number only, so vectors are made when
 * they are needed and thrown away; their identifiers are fresh strings each time, as if they came from the wire.
 */
final class BenchCampus {
    private static final int[] TENTHS = {10, 20, 30, 40, 45, 50};

    private static final int VOCABULARY = 20_000;
    private static final int WORDS = 100;

    private final ModelScenario scenario;
    private final double[] cumulative;
    private final byte[][] courseIds;

    BenchCampus(ModelScenario scenario, CourseChoice choice) {
        this.scenario = scenario;
        cumulative = choice.cumulative(scenario.courses());
        courseIds = new byte[scenario.courses()][];
        for (int course = 0; course < courseIds.length; course++) {
            String id = "course-" + (10_000 + course);
            courseIds[course] = id.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** Returns the identifiers of all courses. */
    List<String> courseIds() {
        return Arrays.stream(courseIds)
                .map(id -> new String(id, StandardCharsets.ISO_8859_1))
                .toList();
    }

    /** Returns all courses, each described by a hundred words that are the rarer the later they stand in a vocabulary. */
    List<Course> courses() {
        SplittableRandom random = new SplittableRandom(scenario.seed());
        double[] words = CourseChoice.ZIPF.cumulative(VOCABULARY);
        List<Course> courses = new ArrayList<>(courseIds.length);
        for (String courseId : courseIds()) {
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < WORDS; word++) {
                text.append('w').append(CourseChoice.draw(words, random)).append(' ');
            }
            courses.add(new Course(
                    courseId,
                    text.substring(0, text.indexOf(" ", 20)),
                    "beginner",
                    "en",
                    null,
                    null,
                    List.of(),
                    new Syllabus(text.toString(), List.of(), null, "school " + random.nextInt(200), List.of()),
                    true));
        }
        return courses;
    }

    String learnerId(int learner) {
        return "learner-" + learner;
    }

    /** Returns the vector of a learner. */
    AffinityVector vector(int learner) {
        return vector(learner, scenario.history());
    }

    /** Returns the vector of a learner after they took one course more. */
    AffinityVector longerVector(int learner) {
        return vector(learner, scenario.history() + 1);
    }

    private AffinityVector vector(int learner, int length) {
        SplittableRandom random = new SplittableRandom(scenario.seed() * 0x9E3779B97F4A7C15L + learner);
        int[] chosen = new int[length];
        List<Affinity> oldestFirst = new ArrayList<>(length);
        for (int index = 0; index < length; index++) {
            chosen[index] = another(chosen, index, random);
            String courseId = new String(courseIds[chosen[index]], StandardCharsets.ISO_8859_1);
            int tenths = TENTHS[random.nextInt(TENTHS.length)];
            oldestFirst.add(new Affinity(courseId, tenths, true, index, index));
        }
        return AffinityVector.of(oldestFirst);
    }

    /** Draws until a course comes up that was not chosen yet. */
    private int another(int[] chosen, int count, SplittableRandom random) {
        while (true) {
            int course = CourseChoice.draw(cumulative, random);
            boolean fresh = true;
            for (int index = 0; index < count; index++) {
                fresh &= chosen[index] != course;
            }
            if (fresh) {
                return course;
            }
        }
    }
}
