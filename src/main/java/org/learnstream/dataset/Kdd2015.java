package org.learnstream.dataset;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The KDD Cup 2015 data set: what the learners of 24 courses did on each of 30 days, and who dropped out. */
public final class Kdd2015 {
    private static final String FOLDER = "kdd2015";
    private static final String ENROLMENTS = "enrolments.csv";
    private static final String DAILY_EVENTS = "daily-events.csv";
    private static final String[] ENROLMENT_COLUMNS = {
        "course", "enrollment_id", "window_start", "window_end", "dropout"
    };
    private static final String[] DAILY_COLUMNS = {
        "course",
        "enrollment_id",
        "time",
        "event_access",
        "event_discussion",
        "event_navigate",
        "event_page_close",
        "event_problem",
        "event_video",
        "event_wiki"
    };
    private static final int FIRST_COUNT = 3;

    private final Path directory;

    private Kdd2015(Path directory) {
        this.directory = directory;
    }

    /** Returns the data set in a folder, or in the folder {@code kdd2015} below it. */
    public static Kdd2015 in(Path directory) {
        return new Kdd2015(DataFolder.holding(DAILY_EVENTS, directory, FOLDER));
    }

    /** Returns every enrolment. */
    public List<CourseEnrolment> enrolments() {
        Set<String> seen = new HashSet<>();
        try (Stream<DataFile.Line> lines =
                DataFile.in(directory, ENROLMENTS).linesAfterHeader(String.join(",", ENROLMENT_COLUMNS))) {
            return lines.map(line -> enrolment(line, seen)).toList();
        }
    }

    /** Returns the days on which an enrolment did something, read as they are asked for; must be closed. */
    public Stream<ActiveDay> activeDays() {
        return DataFile.in(directory, DAILY_EVENTS)
                .linesAfterHeader(String.join(",", DAILY_COLUMNS))
                .map(Kdd2015::activeDay);
    }

    private static CourseEnrolment enrolment(DataFile.Line line, Set<String> seen) {
        String[] fields = line.fields(',', ENROLMENT_COLUMNS);
        if (!seen.add(fields[1])) {
            throw line.malformed("enrollment_id " + fields[1] + " again", "one line per enrolment");
        }
        return new CourseEnrolment(
                fields[0], fields[1], day(line, fields[2]), day(line, fields[3]), truth(line, fields[4]));
    }

    private static ActiveDay activeDay(DataFile.Line line) {
        String[] fields = line.fields(',', DAILY_COLUMNS);
        Map<ActiveDay.Kind, Integer> counts = new EnumMap<>(ActiveDay.Kind.class);
        int column = FIRST_COUNT;
        for (ActiveDay.Kind kind : ActiveDay.Kind.values()) {
            int count = count(line, fields[column++]);
            if (count > 0) {
                counts.put(kind, count);
            }
        }
        return new ActiveDay(fields[0], fields[1], day(line, fields[2]), counts);
    }

    private static LocalDate day(DataFile.Line line, String field) {
        try {
            return LocalDate.parse(field);
        } catch (DateTimeParseException exception) {
            throw line.malformed("\"" + field + "\"", "a day such as 2014-05-27");
        }
    }

    private static boolean truth(DataFile.Line line, String field) {
        return switch (field) {
            case "0" -> false;
            case "1" -> true;
            default -> throw line.malformed("dropout \"" + field + "\"", "0 or 1");
        };
    }

    private static int count(DataFile.Line line, String field) {
        try {
            int count = Integer.parseInt(field);
            if (count >= 0) {
                return count;
            }
        } catch (NumberFormatException exception) {
            // falls through to the same complaint as a negative count
        }
        throw line.malformed("\"" + field + "\"", "a count: a whole number from 0");
    }
}
