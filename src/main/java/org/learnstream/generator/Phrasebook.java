package org.learnstream.generator;

import java.util.List;
import org.learnstream.generator.CampusCourse.Text;
import org.learnstream.generator.Vocabulary.Subject;

/** Fills the phrases of the vocabulary in. */
final class Phrasebook {
    private final Vocabulary vocabulary;

    Phrasebook(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Returns what a learner writes about a course after rating it. */
    String review(CampusCourse course, boolean chinese, Mood mood, Draws draws) {
        return fill(vocabulary.phrases().in(chinese).reviews().of(mood), course, chinese, draws);
    }

    /** Returns what a learner writes in the discussion of a course. */
    String post(CampusCourse course, boolean chinese, Mood mood, Draws draws) {
        return fill(vocabulary.phrases().in(chinese).posts().of(mood), course, chinese, draws);
    }

    private String fill(List<String> phrases, CampusCourse course, boolean chinese, Draws draws) {
        Text text = course.text();
        List<String> skills = text.skills();
        int skill = draws.below(skills.size());
        return phrases.get(draws.below(phrases.size()))
                .replace("{subject}", subject(course.subject(), chinese))
                .replace("{skill}", skills.get(skill))
                .replace("{other}", skills.get((skill + 1) % skills.size()))
                .replace("{teacher}", text.teachers().get(0))
                .replace("{school}", text.school());
    }

    private String subject(int number, boolean chinese) {
        Subject subject = vocabulary.subjects().get(number);
        return chinese ? subject.chinese() : subject.english();
    }
}
