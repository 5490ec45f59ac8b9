package org.learnstream.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.dataset.ActiveDay.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class Kdd2015Test {
    private static final String ENROLMENT_HEADER = "course,enrollment_id,window_start,window_end,dropout\n";
    private static final String DAILY_HEADER =
            "course,enrollment_id,time,event_access,event_discussion,event_navigate,event_page_close,event_problem,"
                    + "event_video,event_wiki\n";

    @TempDir
    private Path directory;

    @BeforeEach
    void createFiles() throws IOException {
        Files.writeString(directory.resolve("enrolments.csv"), ENROLMENT_HEADER);
        Files.writeString(directory.resolve("daily-events.csv"), DAILY_HEADER);
    }

    @Test
    void shouldReadEnrolmentsWhenTheFileIsWellFormed() throws IOException {
        // given
        Files.writeString(
                directory.resolve("enrolments.csv"),
                ENROLMENT_HEADER + "1187A,4365,2014-05-25,2014-06-23,1\n645,7,2014-05-28,2014-06-26,0\n");

        // when
        List<CourseEnrolment> enrolments = Kdd2015.in(directory).enrolments();

        // then
        assertThat(enrolments)
                .containsExactly(
                        new CourseEnrolment(
                                "1187A", "4365", LocalDate.of(2014, 5, 25), LocalDate.of(2014, 6, 23), true),
                        new CourseEnrolment("645", "7", LocalDate.of(2014, 5, 28), LocalDate.of(2014, 6, 26), false));
    }

    @Test
    void shouldReadCountsInTheOrderOfTheColumnsWhenADayHasEvents() throws IOException {
        // given
        Files.writeString(
                directory.resolve("daily-events.csv"), DAILY_HEADER + "1038,4365,2014-05-27,10,1,3,2,4,5,6\n");

        // when
        List<ActiveDay> days = activeDays();

        // then
        ActiveDay day = days.get(0);
        assertThat(days).hasSize(1);
        assertThat(day.day()).isEqualTo(LocalDate.of(2014, 5, 27));
        assertThat(day.counts())
                .isEqualTo(Map.of(
                        Kind.ACCESS,
                        10,
                        Kind.DISCUSSION,
                        1,
                        Kind.NAVIGATE,
                        3,
                        Kind.PAGE_CLOSE,
                        2,
                        Kind.PROBLEM,
                        4,
                        Kind.VIDEO,
                        5,
                        Kind.WIKI,
                        6));
        assertThat(day.events()).isEqualTo(31);
    }

    @Test
    void shouldCountNothingWhenAKindHasNoEvents() throws IOException {
        // given
        Files.writeString(directory.resolve("daily-events.csv"), DAILY_HEADER + "1038,4365,2014-05-27,0,0,0,0,0,1,0\n");

        // when
        ActiveDay day = activeDays().get(0);

        // then
        assertThat(day.count(Kind.ACCESS)).isZero();
        assertThat(day.count(Kind.VIDEO)).isEqualTo(1);
        assertThat(day.counts()).containsOnlyKeys(Kind.VIDEO);
    }

    @Test
    void shouldNameFileLineAndExpectationWhenALineIsMalformed() {
        // when, then
        assertThatThrownBy(() -> enrolments("1,2,2014-05-25,2014-06-23\n"))
                .hasMessageContaining("enrolments.csv, line 2: 4 fields, expected 5 separated by a comma");
        assertThatThrownBy(() -> enrolments("1,2,2014-05-25,soon,1\n"))
                .hasMessageContaining("line 2: \"soon\", expected a day such as 2014-05-27");
        assertThatThrownBy(() -> enrolments("1,2,2014-05-25,2014-06-23,yes\n"))
                .hasMessageContaining("dropout \"yes\", expected 0 or 1");
        assertThatThrownBy(() -> enrolments("1,2,2014-05-25,2014-06-23,1\n3,2,2014-05-25,2014-06-23,1\n"))
                .hasMessageContaining("line 3: enrollment_id 2 again");
        assertThatThrownBy(() -> daily("1,2,2014-05-27,1,2,3,4,5,6,-7\n"))
                .hasMessageContaining("daily-events.csv, line 2: \"-7\", expected a count");
        assertThatThrownBy(() -> daily("1,2,2014-05-27,x,2,3,4,5,6,7\n")).hasMessageContaining("\"x\"");
    }

    private void enrolments(String content) throws IOException {
        Files.writeString(directory.resolve("enrolments.csv"), ENROLMENT_HEADER + content);
        Kdd2015.in(directory).enrolments();
    }

    private void daily(String content) throws IOException {
        Files.writeString(directory.resolve("daily-events.csv"), DAILY_HEADER + content);
        activeDays();
    }

    private List<ActiveDay> activeDays() {
        try (Stream<ActiveDay> days = Kdd2015.in(directory).activeDays()) {
            return days.toList();
        }
    }
}
