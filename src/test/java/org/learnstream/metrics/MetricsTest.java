package org.learnstream.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.catalog.Syllabus;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.model.CourseModel;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.ModelOptions;
import org.learnstream.query.IntakeCounts.TopicCounts;
import org.learnstream.query.StatusSource.Condition;
import org.learnstream.query.StatusSource.PartStatus;

import static org.assertj.core.api.Assertions.assertThat;

final class MetricsTest {
    private final Metrics metrics = new Metrics();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void shouldShowTheModelWhenItIsRestored() {
        // given
        LiveKnowledge knowledge = new LiveKnowledge(ModelOptions.DEFAULT);
        CourseModel model = knowledge.statistics();
        model.apply("anna", AffinityVector.of(List.of(new Affinity("java", 50, true, 0, 0))));
        model.advanceTo(12);
        knowledge
                .catalogue()
                .apply(
                        "java",
                        new Course("java", null, "beginner", "en", null, null, List.of(), Syllabus.UNKNOWN, true));
        knowledge.content().refresh();

        // when
        metrics.bindModel(() -> Optional.of(knowledge));

        // then
        assertThat(metrics.scrape())
                .contains("learnstream_model_learners 1.0")
                .contains("learnstream_content_courses 1.0")
                .contains("learnstream_content_features 2.0")
                .contains("learnstream_content_generations 1.0")
                .contains("learnstream_content_memory_bytes ")
                .contains("learnstream_model_courses 1.0")
                .contains("learnstream_model_generation_vectors 12.0")
                .contains("learnstream_model_memory_bytes " + (double) model.memoryBytes());
    }

    @Test
    void shouldShowZeroWhenTheModelIsNotRestored() {
        // when
        metrics.bindModel(Optional::empty);

        // then
        assertThat(metrics.scrape()).contains("learnstream_model_learners 0.0");
    }

    @Test
    void shouldFollowThePartsWhenTheirConditionChanges() {
        // given
        List<PartStatus> parts = new ArrayList<>();
        parts.add(new PartStatus("serving", Condition.STARTING, ""));
        metrics.bindStatus(() -> parts);
        assertThat(metrics.scrape()).contains("learnstream_part_ready{part=\"serving\"} 0.0");

        // when
        parts.set(0, new PartStatus("serving", Condition.READY, ""));

        // then
        assertThat(metrics.scrape()).contains("learnstream_part_ready{part=\"serving\"} 1.0");
    }

    @Test
    void shouldShowEveryOutcomeWhenRecordsAreTakenIn() {
        // when
        metrics.bindIntake(() -> Optional.of(
                List.of(new TopicCounts("learning.clicks", 10, 7, 1, Map.of("UNDECODABLE", 1L, "FUTURE_TIME", 1L)))));

        // then
        assertThat(metrics.scrape())
                .contains("learnstream_intake_records{outcome=\"activity\",topic=\"learning.clicks\"} 7.0")
                .contains("learnstream_intake_records{outcome=\"duplicate\",topic=\"learning.clicks\"} 1.0")
                .contains("learnstream_intake_records{outcome=\"dead_letter\",topic=\"learning.clicks\"} 2.0");
    }

    @Test
    void shouldFillTheBucketsWhenRequestsAreTimed() {
        // when
        metrics.httpTimings().record("GET", "/v1/users/{user_id}", 200, 3_000_000);

        // then
        String labels = "method=\"GET\",route=\"/v1/users/{user_id}\",status=\"200\"";
        assertThat(metrics.scrape())
                .contains("http_server_requests_seconds_bucket{" + labels + ",le=\"0.002\"} 0")
                .contains("http_server_requests_seconds_bucket{" + labels + ",le=\"0.005\"} 1")
                .contains("http_server_requests_seconds_count{" + labels + "} 1");
    }
}
