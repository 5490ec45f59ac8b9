package org.learnstream.http;

import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.learner.Demographics;

/** Says in words among whom courses are popular that are shown to a learner without a history. */
final class Basis {
    /** When nothing is known of the learner. */
    static final String EVERYBODY = "popular with all learners";

    private Basis() {}

    /** Whether demographics put a learner into a narrower cell than that of all. */
    static boolean narrows(Demographics demographics) {
        return !parts(demographics).isEmpty();
    }

    /** Returns what is said of courses that are trending in the cell of demographics. */
    static String popularIn(Demographics demographics) {
        List<String> parts = parts(demographics);
        return parts.isEmpty() ? EVERYBODY : "popular with learners alike: " + String.join(", ", parts);
    }

    private static List<String> parts(Demographics demographics) {
        List<String> parts = new ArrayList<>(3);
        switch (demographics.gender()) {
            case "FEMALE" -> parts.add("women");
            case "MALE" -> parts.add("men");
            case "OTHER" -> parts.add("another gender");
            default -> {
                // Not given.
            }
        }
        switch (demographics.ageBand()) {
            case "UNDER_18" -> parts.add("under 18");
            case "FROM_18_TO_24" -> parts.add("18 to 24 years old");
            case "FROM_25_TO_34" -> parts.add("25 to 34 years old");
            case "FROM_35_TO_44" -> parts.add("35 to 44 years old");
            case "FROM_45_TO_54" -> parts.add("45 to 54 years old");
            case "FROM_55" -> parts.add("55 or older");
            default -> {
                // Not given.
            }
        }
        switch (demographics.technicalBackground()) {
            case "NONE" -> parts.add("new to technical subjects");
            case "BEGINNER" -> parts.add("beginners in technical subjects");
            case "INTERMEDIATE" -> parts.add("some experience with technical subjects");
            case "PROFESSIONAL" -> parts.add("technical professionals");
            default -> {
                // Not given.
            }
        }
        return parts;
    }
}
