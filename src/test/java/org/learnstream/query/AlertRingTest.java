package org.learnstream.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.learnstream.testkit.Alerts;
import org.learnstream.wire.avro.ChurnAlertKind;

import static org.assertj.core.api.Assertions.assertThat;

final class AlertRingTest {
    private static final AlertPosition BEGINNING = AlertPosition.of("t", 0, 0);

    private final AlertRing ring = new AlertRing(3, BEGINNING, BEGINNING);

    private static ToldAlert told(int partition, long offset, long time) {
        return new ToldAlert(
                partition,
                offset,
                time,
                Alerts.alert("u" + partition + "-" + offset, ChurnAlertKind.GONE, 7)
                        .build());
    }

    private List<String> learners() {
        return ring.held().alerts().stream()
                .map(alert -> alert.alert().getUserId())
                .toList();
    }

    @Test
    void shouldHoldAllWhenThereIsRoom() {
        // when
        ring.add(told(0, 4, 200));
        ring.add(told(1, 0, 100));
        ring.add(told(0, 6, 300));

        // then
        assertThat(learners()).containsExactly("u1-0", "u0-4", "u0-6");
        assertThat(ring.held().completeAfter()).isEmpty();
        assertThat(ring.begin()).isEqualTo(BEGINNING);
        assertThat(ring.end()).isEqualTo(AlertPosition.of("t", 7, 1));
    }

    @Test
    void shouldMakeRoomForWhatWasToldLaterWhenPartitionsAreReadOneAfterTheOther() {
        // when
        ring.add(told(0, 0, 100));
        ring.add(told(0, 1, 300));
        ring.add(told(0, 2, 500));
        ring.add(told(1, 0, 200));
        ring.add(told(1, 1, 400));

        // then
        assertThat(learners()).containsExactly("u0-1", "u1-1", "u0-2");
        assertThat(ring.held().completeAfter()).hasValue(200);
        assertThat(ring.begin()).isEqualTo(AlertPosition.of("t", 1, 1));
    }

    @Test
    void shouldNotHoldAnAlertWhenItIsOlderThanAllOfAFullRing() {
        // given
        ring.add(told(0, 0, 100));
        ring.add(told(0, 1, 300));
        ring.add(told(0, 2, 500));

        // when
        ring.add(told(1, 0, 50));

        // then
        assertThat(learners()).containsExactly("u0-0", "u0-1", "u0-2");
        assertThat(ring.held().completeAfter()).hasValue(50);
        assertThat(ring.end()).isEqualTo(AlertPosition.of("t", 3, 1));
    }

    @Test
    void shouldKeepTheOrderOfAPartitionWhenItsClockWentBack() {
        // when
        ring.add(told(0, 0, 300));
        ToldAlert held = ring.add(told(0, 1, 100));
        ring.add(told(1, 0, 200));

        // then
        assertThat(held.time()).isEqualTo(300);
        assertThat(learners()).containsExactly("u1-0", "u0-0", "u0-1");
    }

    @Test
    void shouldBeCompleteAfterTheFirstAlertWhenItBeginsInTheMiddle() {
        // given
        AlertRing late = new AlertRing(3, BEGINNING, AlertPosition.of("t", 10, 0));

        // when
        late.add(told(0, 10, 100));
        late.add(told(0, 11, 200));
        late.add(told(1, 0, 50));

        // then
        assertThat(late.held().completeAfter()).hasValue(100);
        assertThat(late.begin()).isEqualTo(AlertPosition.of("t", 10, 0));
    }

    @Test
    void shouldBeWholeWhenTheTopicHasLostItsFirstAlertsItself() {
        // given
        AlertPosition first = AlertPosition.of("t", 10, 0);
        AlertRing whole = new AlertRing(3, first, first);

        // when
        whole.add(told(0, 10, 100));

        // then
        assertThat(whole.held().completeAfter()).isEmpty();
    }

    @Test
    void shouldGiveWhatAReaderMissedWhenItComesBack() {
        // given
        ring.add(told(0, 0, 100));
        ring.add(told(1, 0, 200));
        ring.add(told(0, 1, 300));

        // when
        List<ToldAlert> missed = ring.after(AlertPosition.of("t", 1, 0));

        // then
        assertThat(missed).extracting(ToldAlert::time).containsExactly(200L, 300L);
    }

    @Test
    void shouldHoldTheNewestAlertsWhenThousandsCameInAnyOrderOfPartitions() {
        // given
        Random random = new Random(7);
        AlertRing large = new AlertRing(100, AlertPosition.of("t", 0, 0, 0), AlertPosition.of("t", 0, 0, 0));
        long[] offsets = new long[3];
        long[] times = new long[3];
        List<Long> all = new ArrayList<>();

        // when
        for (int alert = 0; alert < 5_000; alert++) {
            int partition = random.nextInt(3);
            times[partition] += 1 + random.nextInt(20);
            all.add(times[partition]);
            large.add(told(partition, offsets[partition]++, times[partition]));
        }

        // then
        List<Long> newest = all.stream().sorted().skip(4_900).toList();
        assertThat(large.held().alerts()).extracting(ToldAlert::time).containsExactlyElementsOf(newest);
        assertThat(large.after(large.begin())).isEqualTo(large.held().alerts());
        assertThat(large.after(large.end())).isEmpty();
    }

    @Test
    void shouldTakeOutAllAlertsOfALearnerAndKeepTheOthersWhenForgotten() {
        // given
        ring.add(told(0, 0, 100));
        ring.add(told(0, 1, 300));
        ring.add(told(1, 0, 200));

        // when
        ring.forget("u0-0");
        ring.forget("u1-0");
        ring.forget("nobody");

        // then
        assertThat(learners()).containsExactly("u0-1");
        assertThat(ring.begin()).isEqualTo(BEGINNING);
        assertThat(ring.end()).isEqualTo(AlertPosition.of("t", 2, 1));

        // when
        ring.add(told(1, 1, 400));
        ring.add(told(1, 2, 500));
        ring.add(told(1, 3, 600));

        // then
        assertThat(learners()).containsExactly("u1-1", "u1-2", "u1-3");
        assertThat(ring.held().completeAfter()).hasValue(300);
    }
}
