package org.learnstream.generator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The words that a campus is described with: subjects, people and phrases, in English and Chinese.
 *
 * @param subjects what is taught
 * @param people who teaches and who learns
 * @param phrases how they talk
 */
record Vocabulary(List<Subject> subjects, People people, Phrases phrases) {
    Vocabulary {
        subjects = List.copyOf(subjects);
    }

    /** Reads the vocabulary that comes with the program. */
    static Vocabulary load() {
        YAMLMapper mapper = new YAMLMapper();
        return new Vocabulary(
                read(mapper, "subjects.yaml", new TypeReference<>() {}),
                read(mapper, "people.yaml", new TypeReference<>() {}),
                read(mapper, "phrases.yaml", new TypeReference<>() {}));
    }

    private static <T> T read(YAMLMapper mapper, String name, TypeReference<T> type) {
        try (InputStream stream = Vocabulary.class.getResourceAsStream("/campus/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource campus/" + name + " is missing from the program");
            }
            return mapper.readValue(stream, type);
        } catch (IOException broken) {
            throw new UncheckedIOException("the resource campus/" + name + " cannot be read", broken);
        }
    }

    /** Returns for each subject the numbers of those that go with it. */
    List<int[]> related() {
        return subjects.stream()
                .map(subject ->
                        subject.related().stream().mapToInt(this::number).toArray())
                .toList();
    }

    private int number(String id) {
        for (int i = 0; i < subjects.size(); i++) {
            if (subjects.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new IllegalStateException("the vocabulary has no subject " + id);
    }

    /** A field of study, with its name and skills in both languages and the subjects that go with it. */
    record Subject(
            String id,
            String english,
            String chinese,
            List<String> related,
            List<String> skills,
            List<String> chineseSkills) {}

    /** Names of schools and people, and the population that learners come from. */
    record People(
            List<String> schools,
            List<String> chineseSchools,
            List<String> givenNames,
            List<String> familyNames,
            List<String> chineseFamilyNames,
            List<String> chineseGivenNames,
            List<Country> countries,
            List<Share> occupations,
            List<Share> channels) {}

    /** A country with its relative weight, its difference from UTC in hours, and whether learners there read Chinese. */
    record Country(String code, double weight, int utcOffset, boolean chinese) {}

    /** A name with its relative weight. */
    record Share(String name, double weight) {}

    /** The phrases of both languages. */
    record Phrases(Language english, Language chinese) {
        Language in(boolean chineseWanted) {
            return chineseWanted ? chinese : english;
        }
    }

    /**
     * The phrases of one language; titles and descriptions by level, reviews and posts by mood; longer titles tell courses
     * apart that would be called the same.
     */
    record Language(
            List<List<String>> titles,
            List<String> longerTitles,
            List<String> descriptions,
            String prerequisites,
            Moods reviews,
            Moods posts) {}

    /** Phrases by mood. */
    record Moods(List<String> negative, List<String> neutral, List<String> positive) {
        List<String> of(Mood mood) {
            return switch (mood) {
                case NEGATIVE -> negative;
                case NEUTRAL -> neutral;
                case POSITIVE -> positive;
            };
        }
    }
}
