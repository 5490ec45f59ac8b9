package org.learnstream.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes small data sets in the form of the public ones. */
public final class DataSets {
    private DataSets() {}

    /** Writes a MOOCCubeX of learners and their courses, in order; every learner's gender code is 1. */
    public static Path moocCubeX(Path directory, Map<String, List<String>> courses) {
        write(
                directory.resolve("enrolments.tsv"),
                "user_id\tcourse_ids_in_order\n"
                        + courses.entrySet().stream()
                                .map(learner -> learner.getKey() + "\t" + String.join(" ", learner.getValue()) + "\n")
                                .collect(Collectors.joining()));
        write(
                directory.resolve("users.tsv"),
                "user_id\tgender_code\n"
                        + courses.keySet().stream()
                                .map(learner -> learner + "\t1\n")
                                .collect(Collectors.joining()));
        write(
                directory.resolve("courses.jsonl"),
                courses.values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .map(course -> "{\"course_id\": \"" + course + "\"}\n")
                        .collect(Collectors.joining()));
        return directory;
    }

    /** Writes a KDD Cup 2015 of enrolments and active days, as lines without their headers. */
    public static Path kdd2015(Path directory, List<String> enrolments, List<String> days) {
        write(
                directory.resolve("enrolments.csv"),
                "course,enrollment_id,window_start,window_end,dropout\n" + String.join("\n", enrolments) + "\n");
        write(
                directory.resolve("daily-events.csv"),
                "course,enrollment_id,time,event_access,event_discussion,event_navigate,event_page_close,event_problem,"
                        + "event_video,event_wiki\n"
                        + String.join("\n", days)
                        + "\n");
        return directory;
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
