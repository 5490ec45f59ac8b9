package org.learnstream.evaluation;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.dataset.Kdd2015;
import org.learnstream.domain.churn.ChurnContext;
import org.learnstream.domain.churn.ChurnFeature;
import org.learnstream.domain.churn.ChurnFeatures;
import org.learnstream.domain.churn.Cohort;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;
import org.learnstream.testkit.DataSets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The question is put by the product's own features, whatever order the learner's events come in. */
final class ChurnTaskTest {
    private static final LocalDate START = LocalDate.of(2014, 5, 25);

    @TempDir
    private Path directory;

    private final List<String> days = new ArrayList<>();
    private final Map<String, Map<LocalDate, Map<ActivityKind, Integer>>> counts = new TreeMap<>();
    private ChurnTask task;

    @BeforeEach
    void writeDataSet() {
        Random random = new Random(4);
        List<String> enrolments = new ArrayList<>();
        for (int learner = 0; learner < 40; learner++) {
            String course = learner < 30 ? "1187A" : learner < 35 ? "1187B" : "7";
            enrolments.add(course + "," + learner + "," + START + "," + START.plusDays(29) + "," + learner % 2);
            for (int day = 0; day < 30; day++) {
                if (learner % 10 != 0 && random.nextInt(6) == 0) {
                    addDay(course, learner, START.plusDays(day), random);
                }
            }
        }
        task = ChurnTask.of(Kdd2015.in(DataSets.kdd2015(directory, enrolments, days)));
    }

    private void addDay(String course, int learner, LocalDate day, Random random) {
        int[] each = random.ints(7, 0, 4).toArray();
        each[0]++;
        StringBuilder line = new StringBuilder(course + "," + learner + "," + day);
        for (int count : each) {
            line.append(',').append(count);
        }
        days.add(line.toString());
        Map<ActivityKind, Integer> kinds = new EnumMap<>(ActivityKind.class);
        kinds.put(ActivityKind.BROWSING, each[0] + each[2] + each[3] + each[6]);
        kinds.put(ActivityKind.DISCUSSION, each[1]);
        kinds.put(ActivityKind.PROBLEM, each[4]);
        kinds.put(ActivityKind.VIDEO, each[5]);
        counts.computeIfAbsent(Integer.toString(learner), key -> new TreeMap<>())
                .put(day, kinds);
    }

    private record Seen(ActivityKind kind, long time) {}

    private Presence shuffled(String learner, LocalDate last) {
        List<Seen> all = new ArrayList<>();
        Random random = new Random(learner.hashCode());
        counts.getOrDefault(learner, Map.of())
                .forEach((day, kinds) -> kinds.forEach((kind, count) -> {
                    for (int index = 0; index < count && !day.isAfter(last); index++) {
                        all.add(new Seen(
                                kind,
                                day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli()
                                        + random.nextInt(86_400_000)));
                    }
                }));
        Collections.shuffle(all, random);
        Presence presence = Presence.NONE;
        for (Seen seen : all) {
            presence = presence.with(seen.kind(), seen.time());
        }
        return presence;
    }

    @Test
    void shouldHaveTheFeaturesOfEachEventByItselfWhenCountsAreReplayed() {
        // given
        ChurnTask.Run run = task.runs().stream()
                .filter(each -> each.courseId().equals("1187A"))
                .findFirst()
                .orElseThrow();

        for (int elapsed : List.of(1, 7, 14, 30)) {
            // when
            List<double[]> features = run.features(elapsed);

            // then: the cohort is the mean over those who have begun
            LocalDate last = START.plusDays(elapsed - 1L);
            List<Presence> presences = run.learners().stream()
                    .map(learner -> shuffled(learner.enrolmentId(), last))
                    .toList();
            List<Presence> begun =
                    presences.stream().filter(each -> !each.isEmpty()).toList();
            Cohort cohort = begun.size() < 20
                    ? Cohort.UNKNOWN
                    : new Cohort(
                            begun.size(),
                            begun.stream()
                                    .mapToDouble(each -> Math.log1p((double) each.total()))
                                    .average()
                                    .orElseThrow(),
                            begun.stream()
                                    .mapToDouble(each -> each.days().size())
                                    .average()
                                    .orElseThrow());
            ChurnContext context = new ChurnContext(OptionalLong.of(START.toEpochDay()), 30 - elapsed, cohort);
            for (int index = 0; index < presences.size(); index++) {
                double[] expected = ChurnFeatures.of(presences.get(index), last.toEpochDay(), context);
                assertThat(features.get(index)).containsExactly(expected, within(1e-6));
            }
        }
    }

    @Test
    void shouldKeepParallelRunsTogetherWhenCoursesAreLeftOut() {
        assertThat(task.courses()).containsExactly("1187", "7");
        assertThat(task.without(List.of("1187")).learners()).isEqualTo(5);
        assertThat(task.about(List.of("1187")).learners()).isEqualTo(35);
        assertThat(task.shortestWindow()).isEqualTo(30);
        assertThat(ChurnEvaluation.folds(task)).isEqualTo(2);
    }

    @Test
    void shouldTellRecencyAloneByItsOrderWhenRatesAreTheSame() {
        // given: everybody stays away but those who were there today
        List<double[]> known = new ArrayList<>();
        for (int recency : List.of(0, 0, 1, 1, 5, 5)) {
            known.add(withRecency(recency));
        }
        RecencyAlone model = RecencyAlone.learn(known, new boolean[] {false, false, true, true, true, true});

        // when
        double[] probabilities =
                model.probabilities(List.of(withRecency(0), withRecency(1), withRecency(3), withRecency(9)));

        // then
        assertThat(probabilities[0]).isCloseTo(0.25, within(1e-6));
        assertThat(probabilities[1]).isCloseTo(0.75, within(1e-6));
        assertThat(probabilities[2]).isCloseTo(0.75, within(1e-6)).isGreaterThan(probabilities[1]);
        assertThat(probabilities[3]).isGreaterThan(probabilities[2]);
    }

    private static double[] withRecency(int recency) {
        double[] features = new double[ChurnFeatures.SIZE];
        features[ChurnFeature.RECENCY.index()] = recency;
        return features;
    }
}
