package org.learnstream.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.learnstream.query.CopyAges.CopyAge;
import org.learnstream.query.CopyObserver.ObservedCopy;
import org.learnstream.query.Freshness.Replica;
import org.learnstream.streams.catalog.ServedTable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class CopyAgeSamplerTest {
    private final AtomicLong clock = new AtomicLong(1_000);
    private final List<ObservedCopy> copies = new ArrayList<>();
    private final Map<TopicPartition, Long> firstRecords = new HashMap<>();
    private final List<Map<TopicPartition, Long>> searches = new ArrayList<>();
    private final CopyAgeSampler sampler = new CopyAgeSampler(() -> List.copyOf(copies), this::search, clock::get);

    private Map<TopicPartition, Long> search(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        searches.add(starts);
        Map<TopicPartition, Long> found = new HashMap<>();
        starts.keySet()
                .forEach(partition ->
                        found.put(partition, firstRecords.getOrDefault(partition, ends.getOrDefault(partition, 0L))));
        return found;
    }

    private static TopicPartition partition(ServedTable table, int number) {
        return new TopicPartition(table.topic().name(), number);
    }

    private void observe(Replica replica, long position, long end) {
        copies.clear();
        for (ServedTable table : ServedTable.values()) {
            copies.add(new ObservedCopy(partition(table, 0), replica, position, end));
        }
    }

    @Test
    void shouldKnowNoAgeWhenNothingWasSampled() {
        // when and then
        assertThat(sampler.age(0)).isEmpty();
    }

    @Test
    void shouldGrowOlderWhenTimePassesBetweenSamples() {
        // given
        observe(Replica.ACTIVE, 10, 10);
        sampler.sample();

        // when
        clock.addAndGet(300);

        // then
        assertThat(sampler.age(0)).contains(new CopyAge(300, Replica.ACTIVE));
    }

    @Test
    void shouldBeAsOldAsTheOldestTableWhenTablesDiffer() {
        // given
        observe(Replica.ACTIVE, 10, 10);
        sampler.sample();
        clock.addAndGet(300);

        // when
        copies.set(1, new ObservedCopy(partition(ServedTable.AFFINITIES, 0), Replica.ACTIVE, 11, 12));
        sampler.sample();

        // then
        assertThat(sampler.age(0)).contains(new CopyAge(300, Replica.ACTIVE));
    }

    @Test
    void shouldKnowNoAgeWhenOneTableIsNotThereYet() {
        // given
        observe(Replica.ACTIVE, 10, 10);
        copies.remove(2);

        // when
        sampler.sample();

        // then
        assertThat(sampler.age(0)).isEmpty();
    }

    @Test
    void shouldBeFreshWhenOnlyEndsOfTransactionsAreAhead() {
        // given: the last offset is the end of a transaction, which the copy never takes in
        observe(Replica.STANDBY, 9, 10);
        sampler.sample();
        clock.addAndGet(300);

        // when
        sampler.sample();

        // then
        assertThat(sampler.age(0)).contains(new CopyAge(0, Replica.STANDBY));
    }

    @Test
    void shouldGrowOlderWhenARecordIsAhead() {
        // given
        observe(Replica.STANDBY, 9, 9);
        sampler.sample();
        clock.addAndGet(300);
        observe(Replica.STANDBY, 9, 10);
        firstRecords.put(partition(ServedTable.RECOMMENDATIONS, 0), 9L);

        // when
        sampler.sample();

        // then
        assertThat(sampler.age(0)).contains(new CopyAge(300, Replica.STANDBY));
    }

    @Test
    void shouldLookOnceWhenTheSameGapStays() {
        // given
        observe(Replica.STANDBY, 9, 10);
        sampler.sample();
        sampler.sample();

        // when
        sampler.sample();

        // then
        assertThat(searches).hasSize(1);
    }

    @Test
    void shouldNotLookWhenTheCopyMoves() {
        // given
        observe(Replica.STANDBY, 8, 10);
        sampler.sample();

        // when
        observe(Replica.STANDBY, 9, 10);
        sampler.sample();

        // then
        assertThat(searches).isEmpty();
    }

    @Test
    void shouldKeepGrowingOlderWhenTheCopyIsOutOfSight() {
        // given
        observe(Replica.STANDBY, 10, 10);
        sampler.sample();

        // when
        copies.clear();
        clock.addAndGet(300);
        sampler.sample();

        // then
        assertThat(sampler.age(0)).contains(new CopyAge(300, Replica.STANDBY));
    }

    @Test
    void shouldGoOnFromWhereItWasWhenTheCopyIsBackInAnotherRole() {
        // given
        observe(Replica.STANDBY, 10, 10);
        sampler.sample();
        copies.clear();
        clock.addAndGet(300);
        sampler.sample();

        // when: the active copy still has to read what was written meanwhile
        observe(Replica.ACTIVE, 10, 15);
        firstRecords.put(partition(ServedTable.RECOMMENDATIONS, 0), 10L);
        clock.addAndGet(300);
        sampler.sample();

        // then
        assertThat(sampler.age(0)).contains(new CopyAge(600, Replica.ACTIVE));
    }

    @Test
    void shouldKnowNoAgeWhenTheCopyIsBackWithoutWhatItHad() {
        // given
        observe(Replica.STANDBY, 10, 10);
        sampler.sample();
        copies.clear();
        sampler.sample();

        // when
        observe(Replica.ACTIVE, 4, 10);
        sampler.sample();

        // then
        assertThat(sampler.age(0)).isEmpty();
    }

    @Test
    void shouldKnowNoAgeWhenTheCopyHasMovedAway() {
        // given
        observe(Replica.ACTIVE, 10, 10);
        sampler.sample();

        // when
        copies.clear();
        clock.addAndGet(10_001);
        sampler.sample();

        // then
        assertThat(sampler.age(0)).isEmpty();
    }

    @Test
    void shouldBeFreshWhenTheCopyIsBackWithinAGapThatWasLookedInto() {
        // given: no records between 8 and 10
        observe(Replica.STANDBY, 8, 10);
        sampler.sample();
        sampler.sample();

        // when
        observe(Replica.ACTIVE, 9, 10);
        sampler.sample();

        // then
        assertThat(sampler.age(0)).contains(new CopyAge(0, Replica.ACTIVE));
        assertThat(searches).hasSize(1);
    }

    @Test
    void shouldForgetGapsWhenTheTopicWasMadeAnew() {
        // given
        observe(Replica.STANDBY, 8, 10);
        sampler.sample();
        sampler.sample();

        // when
        observe(Replica.STANDBY, 8, 9);
        sampler.sample();

        // then
        assertThat(sampler.age(0)).isEmpty();
    }

    @Test
    void shouldKeepGrowingOlderWhenSamplesFail() {
        // given
        List<Boolean> broken = new ArrayList<>();
        CopyAgeSampler failing = new CopyAgeSampler(
                () -> {
                    if (broken.isEmpty()) {
                        return List.copyOf(copies);
                    }
                    throw new KafkaException("the brokers are away");
                },
                this::search,
                clock::get);
        observe(Replica.ACTIVE, 10, 10);
        failing.sample();
        broken.add(true);
        clock.addAndGet(300);

        // when
        assertThatThrownBy(failing::sample).isInstanceOf(KafkaException.class);

        // then
        assertThat(failing.age(0)).contains(new CopyAge(300, Replica.ACTIVE));
    }
}
