package org.learnstream.replay;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.dataset.Kdd2015;
import org.learnstream.testkit.DataSets;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.Discussion;
import org.learnstream.wire.avro.Progress;

import static org.assertj.core.api.Assertions.assertThat;

final class Kdd2015ReplayTest {
    private static final String ENROLMENT = "1038,4365,2014-05-25,2014-06-23,1";

    @TempDir
    private Path directory;

    @Test
    void shouldMakeOneEventPerCountWhenADayHasEveryKind() {
        // given
        Kdd2015Replay replay = replay(List.of(ENROLMENT), List.of("1038,4365,2014-05-27,10,1,3,2,4,5,6"));

        // when
        List<Publication<?>> events = replay.events().toList();

        // then
        Map<String, Long> counts = events.stream()
                .map(Kdd2015ReplayTest::description)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts)
                .isEqualTo(Map.of(
                        "learning.clicks VIEW", 10L,
                        "learning.clicks NAVIGATE", 3L,
                        "learning.clicks CLOSE", 2L,
                        "learning.clicks OTHER", 6L,
                        "learning.progress PROBLEM null", 4L,
                        "learning.progress VIDEO null", 5L,
                        "learning.discussions OTHER", 1L));
        assertThat(events).hasSize((int) replay.eventsSize());
        assertThat(events).extracting(Publication::eventId).doesNotHaveDuplicates();
        assertThat(events).allSatisfy(event -> assertThat(event.key()).isEqualTo("4365"));
        assertThat(events.toString()).contains("\"course_id\": \"1038\"");
    }

    @Test
    void shouldKeepEventsOnTheirDayAndInTheOrderOfTimeWhenDaysAreListedInAnyOrder() {
        // given
        Kdd2015Replay replay = replay(
                List.of(ENROLMENT, "645,7,2014-05-25,2014-06-23,0"),
                List.of(
                        "1038,4365,2014-06-09,26,43,11,14,14,2,2",
                        "1038,4365,2014-05-27,10,0,3,2,0,2,0",
                        "645,7,2014-05-27,300,0,0,0,0,0,0"));

        // when
        List<Publication<?>> events = replay.events().toList();

        // then
        assertThat(events).extracting(Publication::time).isSorted();
        Map<LocalDate, Long> perDay = events.stream()
                .map(event -> LocalDate.ofInstant(Instant.ofEpochMilli(event.time()), ZoneOffset.UTC))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(perDay).isEqualTo(Map.of(LocalDate.of(2014, 5, 27), 317L, LocalDate.of(2014, 6, 9), 112L));
        assertThat(events.subList(0, 317)).extracting(Publication::key).contains("4365", "7");
    }

    @Test
    void shouldMakeTheSameEventsWhenReplayedAgain() {
        // given
        Kdd2015Replay replay = replay(List.of(ENROLMENT), List.of("1038,4365,2014-06-09,26,43,11,14,14,2,2"));

        // when
        List<Publication<?>> again = replay.events().toList();

        // then
        assertThat(again).isEqualTo(replay.events().toList());
    }

    @Test
    void shouldPrepareEachCourseOnceWhenItHasSeveralEnrolments() {
        // given
        Kdd2015Replay replay = replay(
                List.of(ENROLMENT, "645,7,2014-05-28,2014-06-26,0", "1038,8,2014-05-25,2014-06-23,0"), List.of());

        // when
        List<Publication<?>> preparation = replay.preparation().toList();

        // then
        assertThat(preparation).extracting(Publication::key).containsExactly("1038", "645");
        assertThat(replay.preparationSize()).isEqualTo(2);
        assertThat(preparation.get(0).value())
                .isInstanceOfSatisfying(
                        Course.class,
                        course -> assertThat(course.getEventTime())
                                .isEqualTo(Instant.parse("2014-05-25T00:00:00Z").toEpochMilli()));
    }

    private Kdd2015Replay replay(List<String> enrolments, List<String> days) {
        return Kdd2015Replay.of(Kdd2015.in(DataSets.kdd2015(directory, enrolments, days)));
    }

    private static String description(Publication<?> event) {
        String topic = event.topic().name();
        if (event.value() instanceof Click click) {
            return topic + " " + click.getAction();
        }
        if (event.value() instanceof Progress progress) {
            return topic + " " + progress.getActivity() + " " + progress.getFraction();
        }
        return topic + " " + ((Discussion) event.value()).getAction();
    }
}
