package org.learnstream.model;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.catalog.Syllabus;
import org.learnstream.domain.content.BlockWeights;
import org.learnstream.domain.content.ContentOptions;
import org.learnstream.domain.content.ContentState;
import org.learnstream.domain.content.TextAnalysis;
import org.learnstream.testkit.BatchContent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The likeness of courses is a function of their newest descriptions, and equals a batch computation over them. */
final class LiveContentPropertyTest {
    private static final int COURSES = 7;
    private static final TextAnalysis WORDS = text -> List.of(text.split(" ", -1));
    private static final ContentOptions OPTIONS =
            new ContentOptions(WORDS, BlockWeights.DEFAULT, 0, 1_000_000, Duration.ofHours(1));

    /** A course's new description, or that it is withdrawn. */
    record Change(String courseId, @Nullable Course course) {}

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void shouldEqualBatchComputationWhenDescriptionsChangeInAnyWay(
            @ForAll("changes") List<Change> before, @ForAll("changes") List<Change> after) {
        // given
        Map<String, Course> latest = new TreeMap<>();
        LiveKnowledge knowledge = new LiveKnowledge(ModelOptions.DEFAULT.withContent(OPTIONS));
        apply(before, knowledge, latest);
        knowledge.content().refresh();
        apply(after, knowledge, latest);

        // when
        knowledge.content().refresh();

        // then
        BatchContent batch = new BatchContent(latest, WORDS, BlockWeights.DEFAULT);
        CourseModel courses = knowledge.statistics();
        ContentState state = knowledge.content().now();
        for (int course = 0; course < courses.courses(); course++) {
            double[] sums = new double[courses.courses()];
            state.addRow(course, 2, sums);
            for (int other = 0; other < courses.courses(); other++) {
                double cosine = batch.cosine(courses.courseId(course), courses.courseId(other));
                double between = course == other ? 0 : cosine;
                assertThat(state.exactSimilarity(course, other)).isCloseTo(cosine, within(1e-9));
                assertThat(state.similarity(course, other)).isCloseTo(between, within(1e-6));
                assertThat(sums[other]).isCloseTo(2 * between, within(1e-6));
            }
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void shouldAddWhatEachPairHasWhenCoursesChangedSinceTheGeneration(
            @ForAll("changes") List<Change> before, @ForAll("changes") List<Change> after) {
        // given
        Map<String, Course> latest = new TreeMap<>();
        LiveKnowledge knowledge = new LiveKnowledge(ModelOptions.DEFAULT.withContent(OPTIONS));
        apply(before, knowledge, latest);
        knowledge.content().refresh();

        // when
        apply(after, knowledge, latest);

        // then
        int courses = knowledge.statistics().courses();
        ContentState state = knowledge.content().now();
        for (int course = 0; course < courses; course++) {
            double[] sums = new double[courses];
            state.addRow(course, 1, sums);
            for (int other = 0; other < courses; other++) {
                double exact = course == other ? 0 : state.exactSimilarity(course, other);
                assertThat(state.similarity(course, other)).isCloseTo(exact, within(1e-6));
                assertThat(sums[other]).isCloseTo(exact, within(1e-6));
                assertThat(state.exactSimilarity(other, course))
                        .isCloseTo(state.exactSimilarity(course, other), within(1e-12));
            }
        }
    }

    private static void apply(List<Change> changes, LiveKnowledge knowledge, Map<String, Course> latest) {
        for (Change change : changes) {
            knowledge.catalogue().apply(change.courseId(), change.course());
            if (change.course() == null) {
                latest.remove(change.courseId());
            } else {
                latest.put(change.courseId(), change.course());
            }
        }
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, COURSES - 1),
                        text(),
                        text(),
                        Arbitraries.of("x", "y", "").list().ofMaxSize(2),
                        Arbitraries.of("beginner", "advanced", "unknown"),
                        Arbitraries.integers().between(0, 9))
                .as((number, title, description, teachers, level, fate) -> {
                    String id = "c" + number;
                    Course course = new Course(
                            id,
                            title,
                            level,
                            fate > 4 ? "en" : null,
                            fate > 6 ? "art" : null,
                            null,
                            fate > 7 ? List.of("c0") : List.of(),
                            new Syllabus(description, teachers, null, fate > 5 ? "north, south" : null, teachers),
                            fate != 1);
                    return new Change(id, fate == 0 ? null : course);
                })
                .list()
                .ofMaxSize(10);
    }

    private static Arbitrary<String> text() {
        return Arbitraries.of("a", "b", "c", "d", "e")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(words -> String.join(" ", words));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void shouldKeepTheLargestOfEachRowWhenMemoryIsShort(@ForAll("changes") List<Change> changes) {
        // given
        LiveKnowledge whole = new LiveKnowledge(ModelOptions.DEFAULT.withContent(OPTIONS));
        LiveKnowledge part = new LiveKnowledge(ModelOptions.DEFAULT.withContent(OPTIONS.withMemoryBytes(0)));
        for (int number = 0; number < 30; number++) {
            for (LiveKnowledge each : List.of(whole, part)) {
                Course course =
                        new Course("c" + number, "a b", "unknown", null, null, null, List.of(), Syllabus.UNKNOWN, true);
                each.catalogue().apply("c" + number, number % 3 == 0 ? null : course);
                apply(changes, each, new TreeMap<>());
            }
        }

        // when
        whole.content().refresh();
        part.content().refresh();

        // then
        int courses = whole.statistics().courses();
        assertThat(whole.content().now().space().complete()).isTrue();
        assertThat(part.content().now().space().complete()).isFalse();
        for (int course = 0; course < courses; course++) {
            double[] all = new double[courses];
            double[] largest = new double[courses];
            whole.content().now().addRow(course, 1, all);
            part.content().now().addRow(course, 1, largest);
            Arrays.sort(all);
            Arrays.sort(largest);
            TreeSet<Double> left = new TreeSet<>();
            for (int place = 0; place < courses; place++) {
                if (place >= courses - 15) {
                    assertThat(largest[place]).isEqualTo(all[place]);
                } else {
                    left.add(largest[place]);
                }
            }
            assertThat(left.last()).isLessThanOrEqualTo(largest[courses - 15]);
        }
    }
}
