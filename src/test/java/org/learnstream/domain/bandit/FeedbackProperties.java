package org.learnstream.domain.bandit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.learnstream.domain.bandit.BatchBandit.Heard;
import org.learnstream.domain.learner.Response;

import static org.assertj.core.api.Assertions.assertThat;

final class FeedbackProperties {
    private static final long WIDTH = 100;
    private static final long NOW = 1_000;

    @Property(tries = 2_000)
    void shouldCountWhatABatchCountsWhateverTheOrderAndHoweverOftenSlotsSettle(
            @ForAll("responses") List<Heard> responses, @ForAll long seed) {
        // given
        Random random = new Random(seed);
        List<Heard> arriving = new ArrayList<>(responses);
        responses.forEach(heard -> arriving.addAll(Collections.nCopies(random.nextInt(2), heard)));
        Collections.shuffle(arriving, random);

        // when
        Map<String, ArmCounts> partitionOne = new TreeMap<>();
        Map<String, ArmCounts> partitionTwo = new TreeMap<>();
        Map<String, SlateFeedback> slates = new HashMap<>();
        for (Heard heard : arriving) {
            Map<String, ArmCounts> counts = heard.slate().equals("a") ? partitionOne : partitionTwo;
            SlateFeedback before = slates.getOrDefault(heard.slate(), SlateFeedback.none(Segment.SHORT));
            take(
                    counts,
                    slates,
                    heard.slate(),
                    before.respond(heard.slot(), heard.arm(), heard.response(), heard.time()));
            if (random.nextBoolean()) {
                settle(counts, slates, heard.slate(), random.nextInt((int) NOW));
            }
        }
        slates.keySet().forEach(slate -> settle(slate.equals("a") ? partitionOne : partitionTwo, slates, slate, NOW));
        Map<String, ArmCounts> sums = new TreeMap<>(partitionOne);
        partitionTwo.forEach((arm, counts) -> sums.merge(arm, counts, ArmCounts::plus));

        // then
        Map<String, Map<Long, Outcomes>> expected = BatchBandit.count(responses, Long.MAX_VALUE, WIDTH);
        assertThat(byPeriod(sums)).isEqualTo(expected);
        sums.forEach((arm, counts) -> assertThat(counts.all())
                .isEqualTo(
                        expected.getOrDefault(arm, Map.of()).values().stream().reduce(Outcomes.NONE, Outcomes::plus)));
    }

    @Property(tries = 1_000)
    void shouldDropTheSamePeriodsHoweverChangesAreSplitAndOrdered(
            @ForAll("changes") List<ArmChange> changes, @ForAll long seed) {
        // given
        ArmCounts whole = sum(changes);
        List<ArmChange> shuffled = new ArrayList<>(changes);
        Collections.shuffle(shuffled, new Random(seed));
        int cut = shuffled.size() / 2;

        // when
        ArmCounts parts = sum(shuffled.subList(0, cut)).plus(sum(shuffled.subList(cut, shuffled.size())));

        // then
        assertThat(parts).isEqualTo(whole);
        long newest = changes.stream().mapToLong(ArmChange::time).max().orElse(0);
        assertThat(whole.periods()).allMatch(period -> period.number() > Math.floorDiv(newest, WIDTH) - ArmCounts.KEPT);
    }

    private static ArmCounts sum(List<ArmChange> changes) {
        ArmCounts sum = ArmCounts.none(WIDTH);
        for (ArmChange change : changes) {
            sum = sum.plus(change);
        }
        return sum;
    }

    private static void settle(
            Map<String, ArmCounts> counts, Map<String, SlateFeedback> slates, String slate, long until) {
        take(
                counts,
                slates,
                slate,
                slates.getOrDefault(slate, SlateFeedback.none(Segment.SHORT)).settle(until));
    }

    private static void take(
            Map<String, ArmCounts> counts, Map<String, SlateFeedback> slates, String slate, SlateFeedback.Step step) {
        slates.put(slate, step.after());
        for (ArmChange change : step.changes()) {
            counts.merge(change.arm(), ArmCounts.none(WIDTH).plus(change), ArmCounts::plus);
        }
    }

    private static Map<String, Map<Long, Outcomes>> byPeriod(Map<String, ArmCounts> counts) {
        Map<String, Map<Long, Outcomes>> outcomes = new TreeMap<>();
        counts.forEach((arm, one) -> {
            Map<Long, Outcomes> periods = new TreeMap<>();
            one.periods().forEach(period -> periods.put(period.number(), period.outcomes()));
            outcomes.put(arm, periods);
        });
        return outcomes;
    }

    @Provide
    Arbitrary<List<Heard>> responses() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of("x", "y"),
                        Arbitraries.of(Response.values()),
                        Arbitraries.longs().between(1, NOW))
                .as(Heard::new)
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<ArmChange>> changes() {
        return Combinators.combine(Arbitraries.longs().between(1, 30_000), Arbitraries.of(Response.values()))
                .as((time, outcome) -> new ArmChange("x", time, outcome, 1))
                .list()
                .ofMaxSize(40);
    }
}
