package org.learnstream.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.catalog.Syllabus;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.ErasureOrder;
import org.learnstream.domain.privacy.ErasureReceipt;
import org.learnstream.domain.report.Freshness;
import org.learnstream.model.CourseModel;
import org.learnstream.model.LiveErasures;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.ModelOptions;
import org.learnstream.query.IntakeCounts.TopicCounts;
import org.learnstream.query.StatusSource.Condition;
import org.learnstream.query.StatusSource.PartStatus;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.wire.avro.DeadLetterReason;

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

    @Test
    void shouldShowAndTellHowSoonListsWereServedWhenMeasured() {
        // given
        FreshnessMeter freshness = metrics.bindFreshness();

        // when
        for (int list = 0; list < 99; list++) {
            freshness.served(Duration.ofMillis(150));
        }
        freshness.served(Duration.ofSeconds(3));

        // then
        assertThat(metrics.scrape())
                .contains("learnstream_freshness_seconds_bucket{le=\"0.1\"} 0")
                .contains("learnstream_freshness_seconds_bucket{le=\"0.2\"} 99")
                .contains("learnstream_freshness_seconds_bucket{le=\"5.0\"} 100");
        Freshness day = freshness.take();
        assertThat(day.lists()).isEqualTo(100);
        assertThat(day.median()).isBetween(Duration.ofMillis(149), Duration.ofMillis(152));
        assertThat(day.most()).isEqualTo(day.median());
        assertThat(freshness.take().lists()).isZero();
    }

    @Test
    void shouldCountRequestsOfReadersWhenOthersAskAsWell() {
        // when
        metrics.httpTimings().record("GET", "/v1/users/{user_id}", 200, 1);
        metrics.httpTimings().record("GET", "/v1/users/{user_id}", 404, 1);
        metrics.httpTimings().record("POST", "/recommend", 200, 1);
        metrics.httpTimings().record("GET", "/v1/users/{user_id}", 503, 1);
        metrics.httpTimings().record("GET", "/readyz", 503, 1);

        // then
        assertThat(metrics.httpTimings().ofReaders(status -> status < 500)).isEqualTo(3);
        assertThat(metrics.httpTimings().ofReaders(status -> status >= 500)).isEqualTo(1);
    }

    @Test
    void shouldShowEveryReasonBeforeTheFirstDeadLetterWhenBound() {
        // given
        StreamCounts counts = new StreamCounts();
        metrics.bindCounts(counts);
        assertThat(metrics.scrape())
                .contains("learnstream_dead_letters_total{reason=\"future_time\",topic=\"learning.clicks\"} 0.0");

        // when
        counts.deadLetter("learning.clicks", DeadLetterReason.FUTURE_TIME);
        counts.deadLetter("recommendations", DeadLetterReason.UNPRODUCIBLE);

        // then: an output is no input, and is seen all the same
        assertThat(metrics.scrape())
                .contains("learnstream_dead_letters_total{reason=\"future_time\",topic=\"learning.clicks\"} 1.0")
                .contains("learnstream_dead_letters_total{reason=\"unproducible\",topic=\"recommendations\"} 1.0");
    }

    @Test
    void shouldShowHowLongTheOldestErasureWaitsWhenItIsNotDone() {
        // given
        LiveErasures erasures = new LiveErasures();
        metrics.bindErasures(() -> Optional.of(erasures), () -> Instant.ofEpochMilli(100_000));
        assertThat(metrics.scrape()).contains("learnstream_erasures_waiting_seconds 0.0");

        // when
        ErasureReceipt removed = receipt("1", 40_000);
        erasures.apply("1", removed);
        erasures.apply("2", receipt("2", 70_000).unlearnt(80_000));
        erasures.apply("3", receipt("3", 10_000).unlearnt(20_000).done(30_000, List.of()));

        // then
        assertThat(metrics.scrape())
                .contains("learnstream_erasures_waiting_seconds 60.0")
                .contains("learnstream_erasures{stage=\"removed\"} 1.0")
                .contains("learnstream_erasures{stage=\"unlearnt\"} 1.0")
                .contains("learnstream_erasures{stage=\"done\"} 1.0");
    }

    private static ErasureReceipt receipt(String id, long requested) {
        return new ErasureReceipt(
                id,
                new ErasureOrder(requested, "somebody", AfterErasure.RESTART),
                "digest",
                0,
                new TreeMap<>(),
                List.of(),
                new ErasureReceipt.Times(requested, OptionalLong.empty(), OptionalLong.empty()),
                List.of());
    }
}
