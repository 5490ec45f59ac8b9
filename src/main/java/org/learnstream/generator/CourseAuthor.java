package org.learnstream.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.learnstream.generator.CampusCourse.Terms;
import org.learnstream.generator.CampusCourse.Text;
import org.learnstream.generator.Vocabulary.Language;
import org.learnstream.generator.Vocabulary.People;
import org.learnstream.generator.Vocabulary.Subject;

/** Writes what the catalogue says of a course. */
final class CourseAuthor {
    private static final double FREE_SHARE = 0.25;
    private static final double UNPUBLISHED_SHARE = 0.03;
    private static final double MEDIAN_MINUTES = 600;
    private static final int MINUTES_PER_LESSON = 20;
    private static final int MOST_LESSONS = 60;
    private static final int SKILLS = 4;

    private final Vocabulary vocabulary;
    private final Draws draws;
    private final long startTime;
    private final Set<String> titles = new HashSet<>();

    CourseAuthor(Vocabulary vocabulary, Draws draws, long startTime) {
        this.vocabulary = vocabulary;
        this.draws = draws;
        this.startTime = startTime;
    }

    /** Returns what a course costs; advanced courses cost more. */
    Terms terms(int level, boolean chinese) {
        int minutes = (int) Math.max(60, draws.logNormal(MEDIAN_MINUTES, 0.6));
        int lessons = Math.min(MOST_LESSONS, Math.max(4, minutes / MINUTES_PER_LESSON));
        boolean free = draws.chance(FREE_SHARE);
        double median = (chinese ? 199 : 39) * (0.7 + 0.3 * level);
        long units = (long) Math.max(5, draws.logNormal(median, 0.5));
        long since = startTime - TimeUnit.HOURS.toMillis(1 + draws.below(2 * 365 * 24));
        return new Terms(
                free ? 0 : units * 100 - 1,
                chinese ? "CNY" : "USD",
                lessons,
                minutes,
                !draws.chance(UNPUBLISHED_SHARE),
                Math.max(1, since));
    }

    /**
     * Returns how the catalogue describes a course.
     *
     * @param prerequisites titles of the courses that should come before
     */
    Text text(int subjectNumber, int level, boolean chinese, List<String> prerequisites) {
        Subject subject = vocabulary.subjects().get(subjectNumber);
        Language language = vocabulary.phrases().in(chinese);
        People people = vocabulary.people();
        List<String> skills = skills(chinese ? subject.chineseSkills() : subject.skills());
        List<String> teachers = new ArrayList<>();
        int count = draws.chance(0.2) ? 2 : 1;
        for (int i = 0; i < count; i++) {
            teachers.add(teacher(people, chinese));
        }
        String school = pick(chinese ? people.chineseSchools() : people.schools());
        String name = chinese ? subject.chinese() : subject.english();
        String first = fill(pick(language.titles().get(level - 1)), name, skills, teachers.get(0), school);
        String title = distinct(first, language, skills, teachers.get(0));
        String description = fill(language.descriptions().get(level - 1), name, skills, teachers.get(0), school);
        String before = prerequisites.isEmpty()
                ? null
                : language.prerequisites().replace("{courses}", String.join(chinese ? "、" : ", ", prerequisites));
        return new Text(title, description, skills, school, teachers, before);
    }

    /** Returns a title that no course has yet, longer if need be; the longest one may be taken. */
    private String distinct(String title, Language language, List<String> skills, String teacher) {
        String distinct = title;
        for (int longer = 0;
                !titles.add(distinct) && longer < language.longerTitles().size();
                longer++) {
            distinct = fill(language.longerTitles().get(longer).replace("{title}", title), "", skills, teacher, "");
        }
        return distinct;
    }

    private String teacher(People people, boolean chinese) {
        if (chinese) {
            return pick(people.chineseFamilyNames()) + pick(people.chineseGivenNames());
        }
        return pick(people.givenNames()) + " " + pick(people.familyNames());
    }

    private List<String> skills(List<String> known) {
        List<String> left = new ArrayList<>(known);
        List<String> chosen = new ArrayList<>();
        while (chosen.size() < SKILLS) {
            chosen.add(left.remove(draws.below(left.size())));
        }
        return List.copyOf(chosen);
    }

    private String pick(List<String> words) {
        return words.get(draws.below(words.size()));
    }

    private static String fill(String phrase, String subject, List<String> skills, String teacher, String school) {
        return phrase.replace("{subject}", subject)
                .replace("{skill}", skills.get(0))
                .replace("{other}", skills.get(1))
                .replace("{third}", skills.get(2))
                .replace("{teacher}", teacher)
                .replace("{school}", school);
    }
}
