package org.learnstream.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.LearnerRegistration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CampusTest {
    @Test
    void shouldRepeatEveryByteWhenTheSeedIsTheSame() {
        // given
        Campus one = new Campus(CampusRuns.options(7, 60));
        Campus other = new Campus(CampusRuns.options(7, 60));

        // when
        List<List<Byte>> bytes = everything(one);

        // then
        assertThat(bytes).hasSize(120 + 60 + 5000).isEqualTo(everything(other));
    }

    @Test
    void shouldDifferWhenTheSeedDiffers() {
        // given
        Campus one = new Campus(CampusRuns.options(7, 60));
        Campus other = new Campus(CampusRuns.options(8, 60));

        // when
        List<List<Byte>> bytes = everything(one);

        // then
        assertThat(bytes.stream().filter(Set.copyOf(everything(other))::contains))
                .isEmpty();
    }

    @Test
    void shouldNotRepeatIdentifiersWhenTheRunStartsAtAnotherTime() {
        // given
        Campus one = new Campus(new CampusOptions(7, 60, 120, CampusRuns.START));
        Campus other = new Campus(new CampusOptions(7, 60, 120, CampusRuns.START + 1));

        // when
        List<String> identifiers =
                CampusRuns.take(one, 2000).stream().map(CampusEvent::eventId).toList();

        // then
        assertThat(identifiers)
                .doesNotContainAnyElementsOf(CampusRuns.take(other, 2000).stream()
                        .map(CampusEvent::eventId)
                        .toList());
    }

    @Test
    void shouldNotChangeALearnerWhenOthersAreThere() {
        // given
        Campus few = new Campus(CampusRuns.options(11, 5));
        Campus many = new Campus(CampusRuns.options(11, 50));

        // when
        List<CampusEvent<?>> among = of("u000003", CampusRuns.days(many, 20));

        // then
        assertThat(among).isNotEmpty().isEqualTo(of("u000003", CampusRuns.days(few, 20)));
    }

    @Test
    void shouldCarryTheClocksTimeWhenTheClockIsNotSimulated() {
        // given
        Campus simulated = new Campus(CampusRuns.options(3, 40));
        Campus shifted = new Campus(CampusRuns.options(3, 40));

        // when
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            times.add(shifted.next(time -> time + 1000).time());
        }

        // then
        assertThat(times)
                .isEqualTo(CampusRuns.take(simulated, 500).stream()
                        .map(event -> event.time() + 1000)
                        .toList());
    }

    @Test
    void shouldGoOnWithNewLearnersWhenAllHaveLeft() {
        // given
        Campus campus = new Campus(CampusRuns.options(5, 3));
        CampusRuns.days(campus, 2000);

        // when
        List<CampusEvent<?>> later = CampusRuns.days(campus, 1000);

        // then
        assertThat(campus.registered()).isGreaterThan(3);
        assertThat(campus.truth("u000000").presence()).isEqualTo(Presence.LEFT);
        assertThat(CampusRuns.records(later, LearnerRegistration.class)).isNotEmpty();
    }

    @Test
    void shouldKeepALearnersTruthWhenTheyHaveLeft() {
        // given
        Campus campus = new Campus(CampusRuns.options(5, 30));
        CampusRuns.days(campus, 10);
        String newcomer = "u000030";
        LearnerTruth before = campus.truth(newcomer);

        // when
        CampusRuns.days(campus, 3000);

        // then
        assertThat(campus.truth(newcomer).presence()).isEqualTo(Presence.LEFT);
        assertThat(campus.truth(newcomer).taste()).isEqualTo(before.taste());
        assertThat(campus.truth(newcomer).diligence()).isEqualTo(before.diligence());
    }

    @Test
    void shouldRefuseToTellTheTruthWhenTheLearnerOrCourseIsUnknown() {
        // given
        Campus campus = new Campus(CampusRuns.options(5, 3));

        // when, then
        for (String stranger : List.of("u000003", "u3", "x000001", "u00000x", "")) {
            assertThatThrownBy(() -> campus.truth(stranger))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the campus has no learner " + stranger);
        }
        assertThatThrownBy(() -> campus.appeal("u000000", "cooking-101"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the campus has no course cooking-101");
    }

    @Test
    void shouldDescribeCoursesInBothLanguages() {
        // given
        Campus campus = new Campus(new CampusOptions(1, 1, 400, CampusRuns.START));

        // when
        List<Course> courses = campus.courses().stream().map(CampusEvent::value).toList();

        // then
        assertThat(courses).hasSize(400);
        assertThat(courses).allSatisfy(course -> {
            boolean chinese = course.getTitle()
                    .codePoints()
                    .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
            assertThat(course.getLanguage()).isEqualTo(chinese ? "zh" : "en");
            assertThat(course.getTitle() + course.getDescription() + course.getPrerequisiteText())
                    .doesNotContain("{")
                    .doesNotContain("}");
            assertThat(course.getSkills()).hasSize(4).doesNotHaveDuplicates();
        });
        assertThat(courses.stream().map(Course::getTitle)).doesNotHaveDuplicates();
        assertThat(courses.stream().filter(course -> "zh".equals(course.getLanguage())))
                .hasSizeBetween(50, 110);
    }

    private static List<CampusEvent<?>> of(String learner, List<CampusEvent<?>> events) {
        return events.stream().filter(event -> event.key().equals(learner)).toList();
    }

    private static List<List<Byte>> everything(Campus campus) {
        List<CampusEvent<?>> events = new ArrayList<>(campus.courses());
        campus.registrations().forEach(events::add);
        events.addAll(CampusRuns.take(campus, 5000));
        return events.stream()
                .map(event -> boxed(event.encoded(Framing.SINGLE_OBJECT)))
                .toList();
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> list = new ArrayList<>(bytes.length);
        for (byte one : bytes) {
            list.add(one);
        }
        return list;
    }
}
