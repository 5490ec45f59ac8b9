package org.learnstream.replay;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.learnstream.dataset.ActiveDay;
import org.learnstream.dataset.ActiveDay.Kind;
import org.learnstream.dataset.CourseEnrolment;
import org.learnstream.dataset.Kdd2015;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.ClickAction;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.Discussion;
import org.learnstream.wire.avro.DiscussionAction;
import org.learnstream.wire.avro.Progress;
import org.learnstream.wire.avro.ProgressActivity;

/**
 * KDD Cup 2015 as events: the courses, and every counted event of every day as one event; the learner is the enrolment.
 *
 * <p>The data set counts events per day and kind. Here they get drawn times spread over the day (UTC) in a drawn order of
 * kinds. Both are a function of enrolment and day, so a rerun sends the same bytes. Accesses, navigation, closed pages
 * and the wiki are clicks; problems and videos are progress, of unknown extent; the forum is discussion.
 */
public final class Kdd2015Replay implements ReplaySource {
    private static final Comparator<Publication<?>> BY_TIME =
            Comparator.<Publication<?>>comparingLong(Publication::time).thenComparing(Publication::eventId);

    private final List<String> courseIds;
    private final Map<LocalDate, List<ActiveDay>> days;
    private final long courseTime;

    private Kdd2015Replay(List<String> courseIds, Map<LocalDate, List<ActiveDay>> days, long courseTime) {
        this.courseIds = courseIds;
        this.days = days;
        this.courseTime = courseTime;
    }

    /** Returns the replay of a data set, whose counts are read into memory; events are made one day at a time. */
    public static Kdd2015Replay of(Kdd2015 dataSet) {
        List<CourseEnrolment> enrolments = dataSet.enrolments();
        List<String> courseIds = enrolments.stream()
                .map(CourseEnrolment::courseId)
                .distinct()
                .sorted()
                .toList();
        long firstDay = enrolments.stream()
                .mapToLong(enrolment -> startOf(enrolment.windowStart()))
                .min()
                .orElse(0);
        try (Stream<ActiveDay> active = dataSet.activeDays()) {
            Map<LocalDate, List<ActiveDay>> days =
                    active.collect(Collectors.groupingBy(ActiveDay::day, TreeMap::new, Collectors.toList()));
            return new Kdd2015Replay(courseIds, days, firstDay);
        }
    }

    @Override
    public String name() {
        return "kdd2015";
    }

    @Override
    public Stream<Publication<?>> preparation() {
        return courseIds.stream().map(this::course);
    }

    @Override
    public long preparationSize() {
        return courseIds.size();
    }

    @Override
    public Stream<Publication<?>> events() {
        return days.values().stream()
                .flatMap(sameDay ->
                        sameDay.stream().flatMap(Kdd2015Replay::eventsOf).sorted(BY_TIME));
    }

    @Override
    public long eventsSize() {
        return days.values().stream()
                .flatMap(List::stream)
                .mapToLong(ActiveDay::events)
                .sum();
    }

    private Publication<Course> course(String courseId) {
        Course course = Course.newBuilder()
                .setCourseId(courseId)
                .setEventTime(courseTime)
                .build();
        return new Publication<>(Topics.COURSES, courseId, course, "course:" + courseId, courseTime);
    }

    private static Stream<Publication<?>> eventsOf(ActiveDay day) {
        String name = day.enrolmentId() + ":" + day.day();
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            kinds.addAll(Collections.nCopies(day.count(kind), kind));
        }
        Collections.shuffle(kinds, new Random(name.hashCode()));
        long start = startOf(day.day());
        long[] times = SpreadTimes.draw(
                name, kinds.size(), start, start + Duration.ofDays(1).toMillis());
        List<Publication<?>> events = new ArrayList<>(kinds.size());
        for (int i = 0; i < times.length; i++) {
            events.add(event(day, kinds.get(i), name + ":" + i, times[i]));
        }
        return events.stream();
    }

    private static Publication<?> event(ActiveDay day, Kind kind, String eventId, long time) {
        return switch (kind) {
            case ACCESS -> click(day, ClickAction.VIEW, eventId, time);
            case NAVIGATE -> click(day, ClickAction.NAVIGATE, eventId, time);
            case PAGE_CLOSE -> click(day, ClickAction.CLOSE, eventId, time);
            case WIKI -> click(day, ClickAction.OTHER, eventId, time);
            case PROBLEM -> progress(day, ProgressActivity.PROBLEM, eventId, time);
            case VIDEO -> progress(day, ProgressActivity.VIDEO, eventId, time);
            case DISCUSSION -> discussion(day, eventId, time);
        };
    }

    private static Publication<Click> click(ActiveDay day, ClickAction action, String eventId, long time) {
        Click click = Click.newBuilder()
                .setEventId(eventId)
                .setUserId(day.enrolmentId())
                .setCourseId(day.courseId())
                .setEventTime(time)
                .setAction(action)
                .build();
        return new Publication<>(Topics.CLICKS, day.enrolmentId(), click, eventId, time);
    }

    private static Publication<Progress> progress(ActiveDay day, ProgressActivity activity, String eventId, long time) {
        Progress progress = Progress.newBuilder()
                .setEventId(eventId)
                .setUserId(day.enrolmentId())
                .setCourseId(day.courseId())
                .setEventTime(time)
                .setActivity(activity)
                .build();
        return new Publication<>(Topics.PROGRESS, day.enrolmentId(), progress, eventId, time);
    }

    private static Publication<Discussion> discussion(ActiveDay day, String eventId, long time) {
        Discussion discussion = Discussion.newBuilder()
                .setEventId(eventId)
                .setUserId(day.enrolmentId())
                .setCourseId(day.courseId())
                .setEventTime(time)
                .setAction(DiscussionAction.OTHER)
                .build();
        return new Publication<>(Topics.DISCUSSIONS, day.enrolmentId(), discussion, eventId, time);
    }

    private static long startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
