package org.learnstream.model;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.GramRow;
import org.learnstream.domain.similarity.Neighbour;
import org.learnstream.domain.similarity.SimilarLearners;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Readers see rows of one instant while the writer is at work.
 *
 * <p>Courses come in pairs of twins, and whoever takes one takes the other with the same affinity. So between two vectors
 * the entries of twins are equal in every row; a row that was copied in the middle of an update has unequal ones.
 */
final class CourseModelConcurrencyTest {
    private static final int READERS = 3;
    private static final int PAIRS = 60;
    private static final int LEARNERS = 400;
    private static final int UPDATES = 30_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 0.125, 1.0})
    void shouldNeverShowTornRowWhenWriterIsAtWork(double denseFill) throws Exception {
        // given
        CourseModel model = new CourseModel(ModelOptions.DEFAULT.withDenseFill(denseFill));
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        List<Future<Long>> readings = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            Callable<Long> reading = new Reader(model, done, reader);
            readings.add(readers.submit(reading));
        }

        // when
        SplittableRandom random = new SplittableRandom(1);
        for (int update = 0; update < UPDATES; update++) {
            String learnerId = "learner-" + random.nextInt(LEARNERS);
            model.apply(learnerId, random.nextInt(10) == 0 ? null : vector(random, 2 + update * PAIRS / UPDATES));
        }
        done.set(true);

        // then
        for (Future<Long> reading : readings) {
            assertThat(reading.get(1, TimeUnit.MINUTES)).isPositive();
        }
        readers.shutdown();
        assertThat(readers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    private static AffinityVector vector(SplittableRandom random, int pairs) {
        List<Affinity> entries = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            if (random.nextInt(pairs) < 8) {
                int tenths = 10 + random.nextInt(41);
                entries.add(new Affinity(twin("left", pair), tenths, true, 0, 0));
                entries.add(new Affinity(twin("right", pair), tenths, true, 0, 0));
            }
        }
        return AffinityVector.of(entries);
    }

    private static String twin(String side, int pair) {
        return side + "-" + pair;
    }

    /** Reads until the writer is done, and returns how often it read. */
    private static final class Reader implements Callable<Long> {
        private final CourseModel model;
        private final AtomicBoolean done;
        private final SplittableRandom random;
        private final GramRow row = new GramRow();
        private final SimilarLearners similar = new SimilarLearners();

        Reader(CourseModel model, AtomicBoolean done, long seed) {
            this.model = model;
            this.done = done;
            this.random = new SplittableRandom(seed);
        }

        @Override
        public Long call() {
            long readings = 0;
            while (!done.get() || readings == 0) {
                int courses = model.courses();
                if (courses > 0) {
                    read(random.nextInt(courses), new long[courses]);
                    readNeighbours();
                    readings++;
                }
            }
            return readings;
        }

        private void read(int course, long[] entries) {
            model.readRowAndNorms(course, row);
            row.expand(entries);
            long own = row.squaredNorm(course);
            for (int pair = 0; pair < PAIRS; pair++) {
                int left = model.ordinal(twin("left", pair));
                int right = model.ordinal(twin("right", pair));
                if (left >= 0 && right >= 0 && Math.max(left, right) < entries.length) {
                    long expected = course == left ? own : entries[left];
                    assertThat(course == right ? own : entries[right]).isEqualTo(expected);
                    assertThat(row.squaredNorm(left)).isEqualTo(row.squaredNorm(right));
                    assertThat(expected * (double) expected).isLessThanOrEqualTo(own * (double) row.squaredNorm(left));
                    readTwins(course, left, right);
                }
            }
            for (Neighbour neighbour : model.neighbours(model.courseId(course), 3)) {
                assertThat(neighbour.cosine()).isBetween(0.0, 1 + 1e-12);
            }
        }

        /** Whoever has a course has its twin, so two vectors share courses in pairs. */
        private void readNeighbours() {
            model.index().nearest("learner-" + random.nextInt(LEARNERS), 20, similar);
            for (int place = 0; place < similar.size(); place++) {
                assertThat(similar.similarity(place)).isPositive().isLessThanOrEqualTo(1);
                assertThat(similar.commonCourses(place)).isPositive().isEven();
                int tenths = 0;
                for (int index = similar.from(place); index < similar.to(place); index++) {
                    boolean left = model.courseId(similar.course(index)).startsWith("left");
                    tenths += left ? similar.tenths(index) : -similar.tenths(index);
                }
                assertThat(tenths).isZero();
            }
        }

        private void readTwins(int course, int left, int right) {
            long[] values = new long[2];
            model.readEntries(course, new int[] {left, right}, 2, values);
            if (course != left && course != right) {
                assertThat(values[0]).isEqualTo(values[1]);
            }
            assertThat(model.commonLearners(course, left)).isNotNegative();
        }
    }
}
