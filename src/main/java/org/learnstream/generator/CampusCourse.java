package org.learnstream.generator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One course of the campus, with what learners do not see: how popular and how good it is.
 *
 * @param ordinal number of the course, from 0
 * @param id identifier on the wire
 * @param subject number of its subject in the vocabulary
 * @param level 1 beginner, 2 intermediate, 3 advanced
 * @param chinese whether it is taught in Chinese; otherwise in English
 * @param merit what draws learners, and keeps them
 * @param terms what it costs, in money and time
 * @param prerequisites ordinals of the courses that should come before; all of the same subject and a lower level
 * @param text how the catalogue describes it
 */
record CampusCourse(
        int ordinal,
        String id,
        int subject,
        int level,
        boolean chinese,
        Merit merit,
        Terms terms,
        List<Integer> prerequisites,
        Text text) {
    CampusCourse {
        prerequisites = List.copyOf(prerequisites);
    }

    /** BCP 47 tag of the language of instruction. */
    String language() {
        return chinese ? "zh" : "en";
    }

    /**
     * What draws learners, and keeps them.
     *
     * @param popularity relative weight with which learners come across it
     * @param quality 0 to 1
     */
    record Merit(double popularity, double quality) {}

    /**
     * What a course costs.
     *
     * @param priceMinor price in minor units; 0 when free
     * @param currency ISO 4217 code
     * @param lessons number of lessons
     * @param minutes time that the whole course takes
     * @param published whether learners can take it
     * @param since when its description came into force, in milliseconds since 1970-01-01 UTC
     */
    record Terms(long priceMinor, String currency, int lessons, int minutes, boolean published, long since) {}

    /** How the catalogue describes a course. */
    record Text(
            String title,
            String description,
            List<String> skills,
            String school,
            List<String> teachers,
            @Nullable String prerequisites) {}
}
