package org.learnstream.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.testkit.DataSets;
import org.learnstream.wire.avro.Gender;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Purchase;

import static org.assertj.core.api.Assertions.assertThat;

final class MoocCubeXReplayTest {
    private static final int LEARNERS = 40;

    @TempDir
    private Path directory;

    private final Map<String, List<String>> courses = new LinkedHashMap<>();

    @BeforeEach
    void writeDataSet() {
        for (int learner = 0; learner < LEARNERS; learner++) {
            List<String> taken = new ArrayList<>();
            for (int course = 0; course <= learner % 7; course++) {
                taken.add("C_" + (learner + 3 * course) % 20);
            }
            courses.put("U_" + learner, taken);
        }
        DataSets.moocCubeX(directory, courses);
    }

    @Test
    void shouldKeepEachLearnersOrderWhenAllEventsAreInTheOrderOfTime() {
        // when
        List<Purchase> purchases = purchases();

        // then
        Map<String, List<String>> replayed = new LinkedHashMap<>();
        courses.keySet().forEach(learner -> replayed.put(learner, new ArrayList<>()));
        purchases.forEach(purchase -> replayed.computeIfAbsent(purchase.getUserId(), unknown -> new ArrayList<>())
                .add(purchase.getCourseId()));
        assertThat(replayed).isEqualTo(courses);
        assertThat(purchases).extracting(Purchase::getEventTime).isSorted();
    }

    @Test
    void shouldInterleaveLearnersWithinTheFourWeeksWhenReplayed() {
        // when
        List<Purchase> purchases = purchases();

        // then
        assertThat(purchases)
                .allSatisfy(purchase ->
                        assertThat(purchase.getEventTime()).isBetween(MoocCubeXReplay.START, MoocCubeXReplay.END - 1));
        long changes = 0;
        for (int i = 1; i < purchases.size(); i++) {
            changes += purchases.get(i).getUserId().equals(purchases.get(i - 1).getUserId()) ? 0 : 1;
        }
        assertThat(changes).as("changes of learner").isGreaterThan(2L * LEARNERS);
    }

    @Test
    void shouldGiveEveryEnrolmentItsOwnEventAndOrderWhenReplayed() {
        // when
        List<Purchase> purchases = purchases();

        // then
        assertThat(purchases).hasSize((int) replay().eventsSize());
        assertThat(purchases).extracting(Purchase::getEventId).doesNotHaveDuplicates();
        assertThat(purchases).extracting(Purchase::getOrderId).doesNotHaveDuplicates();
        assertThat(purchases)
                .allSatisfy(purchase -> assertThat(purchase.getAmountMinor()).isZero());
    }

    @Test
    void shouldMakeTheSameRecordsWhenReplayedAgain() {
        // when
        List<ProducerRecord<byte[], byte[]>> first = records();
        List<ProducerRecord<byte[], byte[]>> second = records();

        // then
        assertThat(second)
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("headers.isReadOnly")
                .isEqualTo(first);
        assertThat(first).allSatisfy(one -> assertThat(one.timestamp()).isNull());
        assertThat(first.get(0).headers().lastHeader("ce_type").value())
                .asString()
                .isEqualTo("org.learnstream.Purchase");
    }

    @Test
    void shouldPrepareCatalogueAndRegistrationsWhenAsked() {
        // when
        List<Publication<?>> preparation = replay().preparation().toList();

        // then
        assertThat(preparation).hasSize((int) replay().preparationSize());
        assertThat(preparation.subList(0, 20))
                .allSatisfy(one -> assertThat(one.topic().name()).isEqualTo("catalog.courses"));
        assertThat(preparation.subList(20, 20 + LEARNERS))
                .extracting(Publication::key)
                .containsExactlyElementsOf(courses.keySet());
        assertThat(preparation.get(20).value()).isInstanceOfSatisfying(LearnerRegistration.class, registration -> {
            assertThat(registration.getGender()).isEqualTo(Gender.MALE);
            assertThat(registration.getEventTime()).isLessThan(MoocCubeXReplay.START);
            assertThat(registration.getConsent().getPersonalisation()).isTrue();
            assertThat(registration.getConsent().getMessages()).isFalse();
        });
    }

    private MoocCubeXReplay replay() {
        return MoocCubeXReplay.of(MoocCubeX.in(directory));
    }

    private List<Purchase> purchases() {
        return replay().events()
                .map(Publication::value)
                .map(Purchase.class::cast)
                .toList();
    }

    private List<ProducerRecord<byte[], byte[]>> records() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        replay().events()
                .forEach(publication -> records.add(publication.record("/replay/test", Framing.SINGLE_OBJECT)));
        return records;
    }
}
