package org.learnstream.streams.solve;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.wire.SolvedParts;

import static org.assertj.core.api.Assertions.assertThat;

/** Generations come from their topic into the views. */
final class GenerationTopologyTest {
    private static final String MODEL = "next-course";
    private static final List<String> COURSES = List.of("b", "a");

    private final ProcessingDriver driver = new ProcessingDriver(Map.of("recommend.sweep-interval", "PT0S"));

    @AfterEach
    void close() {
        driver.close();
    }

    private void send(long number, List<String> courseIds, List<String> withRows) {
        SolvedGeneration generation =
                new SolvedGeneration(MODEL, number, 100, 0.25, 1_700_000_000_000L, courseIds.size(), 12);
        long columns = SolvedParts.fingerprint(courseIds);
        for (String courseId : withRows) {
            float[] weights = new float[courseIds.size()];
            weights[0] = number + 0.125f;
            driver.send(
                    Topics.GENERATIONS,
                    SolvedParts.key(MODEL, courseId),
                    SolvedParts.row(generation, columns, courseId, weights));
        }
        driver.send(Topics.GENERATIONS, MODEL, SolvedParts.manifest(generation, columns, courseIds));
    }

    private SolvedGeneration inForce() {
        return driver.knowledge().solved().nextCourse().generation();
    }

    @Test
    void shouldServeAGenerationWhenAllOfItWasRead() {
        // when
        send(3, COURSES, COURSES);

        // then
        assertThat(inForce()).isEqualTo(new SolvedGeneration(MODEL, 3, 100, 0.25, 1_700_000_000_000L, 2, 12));
        int a = driver.model().ordinal("a");
        int b = driver.model().ordinal("b");
        assertThat(driver.knowledge().solved().nextCourse().weight(a, b)).isEqualTo(3.125f);
    }

    @Test
    void shouldServeTheGenerationBeforeWhenTheNextIsTorn() {
        // given
        send(3, COURSES, COURSES);

        // when
        send(4, COURSES, List.of("a"));

        // then
        assertThat(inForce().number()).isEqualTo(3);
    }

    @Test
    void shouldGoOnWhenARowWasTakenBackAndBytesAreNoRecord() {
        // given
        send(3, COURSES, COURSES);

        // when
        driver.send(Topics.GENERATIONS, SolvedParts.key(MODEL, "a"), null);
        driver.sendBytes(Topics.GENERATIONS, SolvedParts.key(MODEL, "b"), new byte[] {1, 2, 3});
        send(4, List.of("b"), List.of("b"));

        // then
        assertThat(inForce().number()).isEqualTo(4);
        assertThat(inForce().courses()).isEqualTo(1);
    }

    @Test
    void shouldScoreLearnersAgainWhenAGenerationComesIntoForce() {
        // given
        long before = driver.knowledge().version();

        // when
        send(1, COURSES, COURSES);

        // then
        assertThat(driver.knowledge().version()).isGreaterThan(before);
    }
}
