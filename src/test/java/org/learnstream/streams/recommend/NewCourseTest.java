package org.learnstream.streams.recommend;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.wire.avro.Slate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.ProcessingDriver.NOW;

/** A course that nobody has taken is recommended as soon as it is published, to those whose courses are like it. */
final class NewCourseTest {
    private final ProcessingDriver driver = new ProcessingDriver(Map.of(
            "recommend.recommender", "content", "recommend.sweep-interval", "PT0.2S", "recommend.sweep-budget", "50"));

    @AfterEach
    void close() {
        driver.close();
    }

    private void publish(String courseId, String title, String description) {
        driver.send(
                Topics.COURSES,
                courseId,
                Events.course(courseId)
                        .setTitle(title)
                        .setDescription(description)
                        .build());
    }

    private void buy(String learner, String course) {
        driver.send(
                Topics.PURCHASES,
                learner,
                Events.purchase(
                                course,
                                learner,
                                course,
                                NOW - Duration.ofDays(1).toMillis())
                        .build());
    }

    @Test
    void shouldComeFirstWithinASecondForALearnerOfACourseLikeItWhenItIsPublished() {
        // given
        publish("db-1", "Introduction to databases", "Relational databases, SQL and transactions.");
        publish("chem-1", "Organic chemistry", "Molecules, bonds and reactions.");
        publish("db-zh", "数据库系统概论", "关系数据库、SQL 与事务处理。");
        buy("anna", "db-1");
        buy("bob", "chem-1");
        buy("chen", "db-zh");
        driver.pass(Duration.ofSeconds(1));
        driver.read(Topics.RECOMMENDATIONS);

        // when
        publish("db-2", "Distributed databases", "Transactions across many machines.");
        publish("db-zh-2", "分布式数据库", "跨多台机器的事务处理。");
        driver.pass(Duration.ofSeconds(1));

        // then
        List<KeyValue<String, Slate>> slates = driver.read(Topics.RECOMMENDATIONS);
        assertThat(last(slates, "anna").getItems().get(0).getCourseId()).isEqualTo("db-2");
        assertThat(last(slates, "anna").getBecause()).contains("db-1");
        assertThat(last(slates, "anna").getItems().get(0).getReasons()).isNotEmpty();
        assertThat(last(slates, "chen").getItems().get(0).getCourseId()).isEqualTo("db-zh-2");
    }

    private static Slate last(List<KeyValue<String, Slate>> slates, String learner) {
        return slates.stream()
                .filter(slate -> slate.key.equals(learner))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .value;
    }
}
