package org.learnstream.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.learnstream.dataset.ActiveDay;
import org.learnstream.dataset.ActiveDay.Kind;
import org.learnstream.dataset.CourseEnrolment;
import org.learnstream.dataset.Kdd2015;
import org.learnstream.domain.churn.ChurnContext;
import org.learnstream.domain.churn.ChurnFeatures;
import org.learnstream.domain.churn.Cohort;
import org.learnstream.domain.churn.CohortSums;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;

/**
 * The question who stays away from courses: what their learners did in a window of days, and who of them did nothing in the
 * ten days after it. The counts of the data set are replayed as single events through the product's own presence.
 */
public final class ChurnTask {
    /** How many learners of a course must have begun for the others to be compared with them. */
    static final int COHORT_AT_LEAST = 20;

    private final List<Run> runs;

    private ChurnTask(List<Run> runs) {
        this.runs = List.copyOf(runs);
    }

    /**
     * One course with a window of its own.
     *
     * @param courseId the course
     * @param start first day of the window, in days since 1970-01-01
     * @param length of the window, in days
     * @param learners its learners, by enrolment
     */
    record Run(String courseId, long start, int length, List<Learner> learners) {
        Run {
            learners = List.copyOf(learners);
        }

        /** Returns the course's name without the letter that tells parallel runs of it apart: these belong together. */
        String group() {
            return courseId.replaceAll("(?<=\\d)[A-Z]$", "");
        }

        /**
         * Returns the features of all learners.
         *
         * @param elapsed how many days of the window have passed; 1 or more
         */
        List<double[]> features(int elapsed) {
            long day = start + elapsed - 1;
            CohortSums sums = CohortSums.NONE;
            for (Learner learner : learners) {
                sums = sums.plus(learner.presence().asOf(day));
            }
            Cohort cohort = sums.cohort(COHORT_AT_LEAST);
            ChurnContext context = new ChurnContext(OptionalLong.of(start), Math.max(0, length - elapsed), cohort);
            return learners.stream()
                    .map(learner -> ChurnFeatures.of(learner.presence(), day, context))
                    .toList();
        }
    }

    /**
     * One enrolment.
     *
     * @param enrolmentId the enrolment
     * @param presence what the learner did in the window
     * @param stayedAway whether they did nothing after it
     */
    record Learner(String enrolmentId, Presence presence, boolean stayedAway) {}

    private record Window(String courseId, LocalDate start, LocalDate end) {}

    /** Returns the question about all courses of a data set. */
    public static ChurnTask of(Kdd2015 dataSet) {
        Map<String, Presence> presences = new HashMap<>();
        try (Stream<ActiveDay> days = dataSet.activeDays()) {
            days.forEach(day -> presences.put(
                    day.enrolmentId(), replayed(presences.getOrDefault(day.enrolmentId(), Presence.NONE), day)));
        }
        Map<Window, List<Learner>> runs = new TreeMap<>(Comparator.comparing(Window::end)
                .thenComparing(Window::courseId)
                .thenComparing(Window::start));
        for (CourseEnrolment each : dataSet.enrolments()) {
            runs.computeIfAbsent(
                            new Window(each.courseId(), each.windowStart(), each.windowEnd()),
                            window -> new ArrayList<>())
                    .add(new Learner(
                            each.enrolmentId(),
                            presences.getOrDefault(each.enrolmentId(), Presence.NONE),
                            each.droppedOut()));
        }
        List<Run> ordered = new ArrayList<>();
        runs.forEach((window, learners) -> ordered.add(run(window, learners)));
        return new ChurnTask(ordered);
    }

    private static Run run(Window window, List<Learner> learners) {
        long start = window.start().toEpochDay();
        return new Run(window.courseId(), start, (int) (window.end().toEpochDay() - start + 1), learners);
    }

    /** Returns the presence after the events of a day, which are spread over it evenly. */
    static Presence replayed(Presence before, ActiveDay day) {
        Presence presence = before;
        long start = day.day().toEpochDay() * org.learnstream.domain.presence.ActiveDay.MILLIS;
        long step = org.learnstream.domain.presence.ActiveDay.MILLIS / Math.max(1, day.events());
        long time = start;
        for (Kind kind : Kind.values()) {
            for (int count = day.count(kind); count > 0; count--) {
                presence = presence.with(kindOf(kind), time);
                time += step;
            }
        }
        return presence;
    }

    /** Returns what the product makes of a kind of event: the same that a replay into it sends. */
    static ActivityKind kindOf(Kind kind) {
        return switch (kind) {
            case ACCESS, NAVIGATE, PAGE_CLOSE, WIKI -> ActivityKind.BROWSING;
            case DISCUSSION -> ActivityKind.DISCUSSION;
            case PROBLEM -> ActivityKind.PROBLEM;
            case VIDEO -> ActivityKind.VIDEO;
        };
    }

    /** Returns the names of the courses; parallel runs of one course count once. */
    public Set<String> courses() {
        Set<String> courses = new TreeSet<>();
        runs.forEach(run -> courses.add(run.group()));
        return courses;
    }

    /** Returns the same question about some of the courses, by {@link #courses}. */
    public ChurnTask about(Collection<String> courses) {
        return new ChurnTask(
                runs.stream().filter(run -> courses.contains(run.group())).toList());
    }

    /** Returns the same question about all other courses. */
    public ChurnTask without(Collection<String> courses) {
        return new ChurnTask(
                runs.stream().filter(run -> !courses.contains(run.group())).toList());
    }

    /** Returns how many enrolments there are. */
    public int learners() {
        return runs.stream().mapToInt(run -> run.learners().size()).sum();
    }

    /** Returns the length of the shortest window, in days; the largest number without any. */
    public int shortestWindow() {
        return runs.stream().mapToInt(Run::length).min().orElse(Integer.MAX_VALUE);
    }

    /** Returns the courses by the end of their window, which is the order in which their outcomes become known. */
    List<Run> runs() {
        return runs;
    }

    /** Returns the outcomes of all learners, course by course. */
    boolean[] outcomes() {
        boolean[] outcomes = new boolean[learners()];
        int at = 0;
        for (Run run : runs) {
            for (Learner learner : run.learners()) {
                outcomes[at++] = learner.stayedAway();
            }
        }
        return outcomes;
    }

    /** Returns the features of all learners, course by course, when so many days of their window have passed. */
    List<double[]> features(int elapsed) {
        return runs.stream().flatMap(run -> run.features(elapsed).stream()).toList();
    }
}
