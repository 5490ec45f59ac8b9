package org.learnstream.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.learnstream.domain.similarity.CourseTransitions.Context;

import static org.assertj.core.api.Assertions.assertThat;

/** Transitions equal a count over the latest sequences, whatever came before. */
final class TransitionCountsPropertyTest {
    private static final int COURSES = 6;
    private static final int POSITIONS = 4;
    private static final int[] ALL = IntStream.range(0, COURSES).toArray();

    @Property(tries = 1000)
    void shouldEqualABatchCountWhenSequencesWereReplaced(@ForAll("changes") List<Change> changes) {
        // given
        TransitionCounts counts = new TransitionCounts(new ModelLock(), POSITIONS);
        Map<Integer, List<Integer>> latest = new HashMap<>();

        // when
        for (Change change : changes) {
            List<Integer> before = latest.getOrDefault(change.learner(), List.of());
            counts.replace(tail(before), tail(change.courses()));
            latest.put(change.learner(), change.courses());
        }

        // then
        Map<List<Object>, Long> expected = batch(latest);
        for (int first = 0; first < COURSES; first++) {
            for (int second = 0; second < COURSES; second++) {
                for (Context context : Context.values()) {
                    long[] values = new long[COURSES];
                    long sum = counts.read(context, first, second, ALL, values);
                    assertThat(sum).isEqualTo(LongSum.of(values));
                    for (int next = 0; next < COURSES; next++) {
                        assertThat(values[next])
                                .isEqualTo(expected.getOrDefault(key(context, first, second, next), 0L));
                    }
                }
            }
        }
    }

    /** What replaces the sequence of a learner. */
    record Change(int learner, List<Integer> courses) {}

    private static final class LongSum {
        static long of(long[] values) {
            long sum = 0;
            for (long value : values) {
                sum += value;
            }
            return sum;
        }
    }

    private static Map<List<Object>, Long> batch(Map<Integer, List<Integer>> sequences) {
        Map<List<Object>, Long> counts = new HashMap<>();
        for (List<Integer> courses : sequences.values()) {
            for (int at = Math.max(1, courses.size() - POSITIONS); at < courses.size(); at++) {
                int next = courses.get(at);
                counts.merge(key(Context.LAST, 0, courses.get(at - 1), next), 1L, Long::sum);
                if (at >= 2) {
                    counts.merge(key(Context.LAST_BUT_ONE, courses.get(at - 2), 0, next), 1L, Long::sum);
                    counts.merge(key(Context.BOTH, courses.get(at - 2), courses.get(at - 1), next), 1L, Long::sum);
                }
            }
        }
        return counts;
    }

    private static List<Object> key(Context context, int first, int second, int next) {
        return List.of(
                context, context == Context.LAST ? 0 : first, context == Context.LAST_BUT_ONE ? 0 : second, next);
    }

    /** A tail as the model keeps it: the length, and the last courses only. */
    private static SequenceTail tail(List<Integer> courses) {
        int kept = Math.min(courses.size(), POSITIONS + 2);
        int[] packed = new int[1 + kept];
        packed[0] = courses.size();
        for (int index = 0; index < kept; index++) {
            packed[1 + index] = courses.get(courses.size() - kept + index);
        }
        return new SequenceTail(packed);
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<List<Integer>> sequences = Arbitraries.integers()
                .between(0, COURSES - 1)
                .list()
                .uniqueElements()
                .ofMaxSize(COURSES);
        return Combinators.combine(Arbitraries.integers().between(0, 2), sequences)
                .as(Change::new)
                .list()
                .ofMaxSize(12);
    }
}
