package org.learnstream.streams.affinity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.wire.avro.AffinityVector;
import org.learnstream.wire.avro.PurchaseKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.ProcessingDriver.NOW;

final class AffinityTopologyTest {
    private static final long YESTERDAY = NOW - Duration.ofDays(1).toMillis();

    private final ProcessingDriver driver = new ProcessingDriver(Map.of("affinity.bought", "42"));

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldPublishAVectorOnlyWhenTheAffinitiesChange() {
        driver.send(Topics.CLICKS, "u", Events.click("1", "u", "a", YESTERDAY).build());
        driver.send(
                Topics.CLICKS, "u", Events.click("2", "u", "a", YESTERDAY + 1).build());
        driver.send(
                Topics.PROGRESS,
                "u",
                Events.progress("3", "u", "a", YESTERDAY, 0.1).build());
        driver.send(
                Topics.PROGRESS,
                "u",
                Events.progress("4", "u", "a", YESTERDAY + 2, 0.2).build());

        List<KeyValue<String, AffinityVector>> vectors = driver.read(Topics.AFFINITIES);
        assertThat(vectors).hasSize(2);
        assertThat(vectors.get(0).value.getEntries().get(0).getAffinityTenths()).isEqualTo(10);
        assertThat(vectors.get(1).value.getEntries().get(0).getAffinityTenths()).isEqualTo(20);
        assertThat(vectors.get(1).value.getEntries().get(0).getTaken()).isTrue();
        assertThat(vectors.get(1).value.getEventTime()).isEqualTo(YESTERDAY);
    }

    @Test
    void shouldTakeThePurchaseBackWhenItIsRefunded() {
        driver.send(
                Topics.PURCHASES, "u", Events.purchase("1", "u", "a", YESTERDAY).build());
        driver.send(
                Topics.PURCHASES,
                "u",
                Events.purchase("2", "u", "a", YESTERDAY + 1)
                        .setKind(PurchaseKind.REFUND)
                        .build());

        List<KeyValue<String, AffinityVector>> vectors = driver.read(Topics.AFFINITIES);
        assertThat(vectors.get(0).value.getEntries().get(0).getAffinityTenths()).isEqualTo(42);
        assertThat(vectors.get(1).value.getEntries().get(0).getAffinityTenths()).isZero();
        assertThat(vectors.get(1).value.getEntries().get(0).getTaken()).isTrue();
        assertThat(driver.model().learners()).isZero();
    }

    @Test
    void shouldKeepLearnersApart() {
        driver.send(
                Topics.PURCHASES, "u", Events.purchase("1", "u", "a", YESTERDAY).build());
        driver.send(
                Topics.PURCHASES, "v", Events.purchase("1", "v", "b", YESTERDAY).build());

        assertThat(driver.read(Topics.AFFINITIES))
                .extracting(
                        vector -> vector.key + vector.value.getEntries().get(0).getCourseId())
                .containsExactly("ua", "vb");
        assertThat(driver.model().learners()).isEqualTo(2);
    }
}
