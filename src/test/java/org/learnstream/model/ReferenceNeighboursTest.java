package org.learnstream.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.domain.similarity.Neighbour;
import org.learnstream.testkit.RealData;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Real enrolments lead to the neighbours that dense linear algebra found in them. */
final class ReferenceNeighboursTest {
    /** The reference prints nine decimals. */
    private static final double PRECISION = 1e-9;

    @Test
    void shouldFindReferenceNeighboursWhenAllEnrolmentsAreTakenIn() throws IOException {
        // given
        Path folder = RealData.require("mooccubex");
        Map<String, List<String[]>> reference =
                reference(RealData.require("mooccubex/reference-item-neighbours.tsv.gz"));
        CourseModel model = new CourseModel(ModelOptions.DEFAULT);

        // when
        for (LearnerCourses learner : MoocCubeX.in(folder).enrolments()) {
            model.apply(
                    learner.learnerId(), Vectors.taken(40, learner.courseIds().toArray(new String[0])));
        }

        // then
        assertThat(reference).hasSize(25);
        reference.forEach((courseId, rows) -> {
            Map<String, Neighbour> found = new LinkedHashMap<>();
            model.neighbours(courseId, model.courses())
                    .forEach(neighbour -> found.put(neighbour.courseId(), neighbour));
            List<Neighbour> nearest = List.copyOf(found.values());
            assertThat(nearest).hasSizeGreaterThanOrEqualTo(rows.size());
            for (int place = 0; place < rows.size(); place++) {
                String[] fields = rows.get(place);
                assertThat(model.learners(model.ordinal(courseId))).isEqualTo(Long.parseLong(fields[1]));
                Neighbour neighbour = Objects.requireNonNull(found.get(fields[3]), fields[3]);
                assertThat(neighbour.commonLearners()).isEqualTo(Long.parseLong(fields[4]));
                assertThat(neighbour.cosine()).isCloseTo(Double.parseDouble(fields[5]), within(PRECISION));
                assertThat(nearest.get(place).cosine()).isCloseTo(Double.parseDouble(fields[5]), within(PRECISION));
            }
        });
    }

    /** Returns the lines of the reference, split, by course. */
    private static Map<String, List<String[]>> reference(Path file) throws IOException {
        Map<String, List<String[]>> reference = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            reader.lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .forEach(fields -> reference
                            .computeIfAbsent(fields[0], ignored -> new ArrayList<>())
                            .add(fields));
        }
        return reference;
    }
}
