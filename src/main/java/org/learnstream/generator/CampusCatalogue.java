package org.learnstream.generator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.learnstream.generator.CampusCourse.Merit;

/** The courses of the campus, and the ways in which learners come across them. */
final class CampusCatalogue {
    /** Exponent and offset (as a share of the catalogue) of the Zipf–Mandelbrot law of popularity. */
    private static final double POPULARITY_EXPONENT = 1.25;

    private static final double POPULARITY_OFFSET = 0.02;
    private static final double CHINESE_SHARE = 0.2;
    private static final Weights LEVELS = Weights.of(0.5, 0.32, 0.18);

    private final List<CampusCourse> courses;
    private final Map<String, CampusCourse> byId;
    private final List<Choice<CampusCourse>> shelves;
    private final List<List<CampusCourse>> successors;

    private CampusCatalogue(List<CampusCourse> courses, int subjects) {
        this.courses = List.copyOf(courses);
        this.byId = new HashMap<>();
        this.shelves = new ArrayList<>();
        this.successors = new ArrayList<>();
        List<List<CampusCourse>> bySubject = emptyLists(subjects);
        for (CampusCourse course : courses) {
            byId.put(course.id(), course);
            successors.add(new ArrayList<>());
            if (course.terms().published()) {
                bySubject.get(course.subject()).add(course);
                course.prerequisites().forEach(before -> successors.get(before).add(course));
            }
        }
        List<CampusCourse> published =
                courses.stream().filter(course -> course.terms().published()).toList();
        for (List<CampusCourse> shelf : bySubject) {
            shelves.add(Choice.by(course -> course.merit().popularity(), shelf.isEmpty() ? published : shelf));
        }
    }

    /** Draws a catalogue. */
    static CampusCatalogue draw(CampusOptions options, Vocabulary vocabulary) {
        Draws draws = Draws.of(options.seed(), Draws.Purpose.CATALOGUE, 0);
        CourseAuthor author = new CourseAuthor(vocabulary, draws, options.startTime());
        int subjects = vocabulary.subjects().size();
        double[] popularity = popularity(options.courses(), draws);
        double[] shares = new double[subjects];
        for (int i = 0; i < subjects; i++) {
            shares[i] = 1 / Math.sqrt(i + 2.0);
        }
        Weights bySize = Weights.of(shares);
        int numbers = options.courses() <= 1000 ? 100 : 10_000;
        int[][] used = new int[subjects][4];
        List<CampusCourse> courses = new ArrayList<>();
        List<List<CampusCourse>> bySubject = emptyLists(subjects);
        for (int ordinal = 0; ordinal < options.courses(); ordinal++) {
            int subject = ordinal < subjects ? ordinal : bySize.draw(draws);
            int level = ordinal < subjects ? 1 : 1 + LEVELS.draw(draws);
            boolean chinese = draws.chance(CHINESE_SHARE);
            List<Integer> before = prerequisites(bySubject.get(subject), level, chinese, draws);
            List<String> titles = before.stream()
                    .map(prerequisite -> courses.get(prerequisite).text().title())
                    .toList();
            int number = level * numbers + ++used[subject][level];
            CampusCourse course = new CampusCourse(
                    ordinal,
                    vocabulary.subjects().get(subject).id() + "-" + number,
                    subject,
                    level,
                    chinese,
                    new Merit(popularity[ordinal], draws.beta(5, 2.5)),
                    author.terms(level, chinese),
                    before,
                    author.text(subject, level, chinese, titles));
            courses.add(course);
            bySubject.get(subject).add(course);
        }
        return new CampusCatalogue(courses, subjects);
    }

    private static List<List<CampusCourse>> emptyLists(int count) {
        List<List<CampusCourse>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static double[] popularity(int courses, Draws draws) {
        int[] ranks = new int[courses];
        for (int i = 0; i < courses; i++) {
            int at = draws.below(i + 1);
            ranks[i] = ranks[at];
            ranks[at] = i;
        }
        double[] popularity = new double[courses];
        for (int i = 0; i < courses; i++) {
            popularity[i] = StrictMath.pow(ranks[i] + 1 + POPULARITY_OFFSET * courses, -POPULARITY_EXPONENT);
        }
        return popularity;
    }

    /**
     * Draws up to two of the subject's earlier courses, of a lower level, rather in the same language and of the level
     * just below. Only lower levels come before a course: there can be no circle.
     */
    private static List<Integer> prerequisites(List<CampusCourse> earlier, int level, boolean chinese, Draws draws) {
        int wanted = level == 1 ? 0 : 1 + draws.below(2);
        List<CampusCourse> candidates = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (CampusCourse course : earlier) {
            if (course.level() < level && course.terms().published()) {
                candidates.add(course);
                weights.add(course.merit().popularity()
                        * (course.chinese() == chinese ? 1 : 0.1)
                        * (course.level() == level - 1 ? 1 : 0.3));
            }
        }
        TreeSet<Integer> chosen = new TreeSet<>();
        if (!candidates.isEmpty()) {
            Weights choice =
                    Weights.of(weights.stream().mapToDouble(Double::doubleValue).toArray());
            for (int i = 0; i < wanted; i++) {
                chosen.add(candidates.get(choice.draw(draws)).ordinal());
            }
        }
        return List.copyOf(chosen);
    }

    /** Returns all courses by ordinal, published or not. */
    List<CampusCourse> courses() {
        return courses;
    }

    /** Returns the course with an identifier, or null when there is none. */
    @Nullable
    CampusCourse find(String id) {
        return byId.get(id);
    }

    /** Returns the published courses that name a course as a prerequisite. */
    List<CampusCourse> successors(CampusCourse course) {
        return successors.get(course.ordinal());
    }

    /** Draws a published course of a subject by popularity; of any subject when it has none. */
    CampusCourse comeAcross(int subject, Draws draws) {
        return shelves.get(subject).draw(draws);
    }
}
