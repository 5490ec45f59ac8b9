package org.learnstream.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.trend.TrendOptions;
import org.learnstream.testkit.BatchTrends;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Trends are a function of the latest vectors and registrations, and equal a batch computation over them. */
final class LiveTrendsPropertyTest {
    private static final Duration HALF_LIFE = Duration.ofHours(1);
    private static final long HOUR = HALF_LIFE.toMillis();
    private static final long START = 480_000 * HOUR;
    private static final double SHRINKAGE = 2.5;
    private static final List<String> COURSES = List.of("a", "b", "c", "d", "e");

    /** What is done to one learner. */
    sealed interface Change {
        String learnerId();

        /** A new vector, or that the learner is forgotten. */
        record Vector(String learnerId, @Nullable AffinityVector vector) implements Change {}

        /** A new registration, or that it is withdrawn. */
        record Registration(String learnerId, @Nullable Demographics said) implements Change {}

        /** Somebody asks for the trends. */
        record Question(String learnerId, long now) implements Change {}
    }

    private static LiveKnowledge knowledge() {
        return new LiveKnowledge(ModelOptions.DEFAULT.withTrends(new TrendOptions(HALF_LIFE, SHRINKAGE)));
    }

    @Property(tries = 1000)
    void shouldEqualBatchComputationWhenVectorsAndRegistrationsChangeInAnyWay(
            @ForAll("changes") List<Change> changes,
            @ForAll("demographics") Demographics asker,
            @ForAll @LongRange(min = -3, max = 90) long halves) {
        // given
        long now = START + halves * HOUR / 2 + 17;
        LiveKnowledge knowledge = knowledge();
        Map<String, AffinityVector> vectors = new TreeMap<>();
        Map<String, Demographics> registrations = new TreeMap<>();

        // when
        for (Change change : changes) {
            apply(change, knowledge, vectors, registrations);
        }

        // then
        BatchTrends oracle = new BatchTrends(vectors, registrations, HALF_LIFE, SHRINKAGE);
        double[] shares = shares(knowledge, asker, now);
        for (int course = 0; course < knowledge.statistics().courses(); course++) {
            double expected = oracle.share(knowledge.statistics().courseId(course), asker, now);
            assertThat(shares[course]).isCloseTo(expected, within(1e-12));
        }
        assertThat(knowledge.trends().learners()).isEqualTo((int) vectors.values().stream()
                .filter(vector -> vector.entries().stream().anyMatch(entry -> entry.tenths() > 0))
                .count());
    }

    @Property(tries = 1000)
    void shouldBeTheSameToTheLastBitWhenOnlyTheLatestRecordsCame(
            @ForAll("changes") List<Change> changes, @ForAll("demographics") Demographics asker) {
        // given
        LiveKnowledge knowledge = knowledge();
        Map<String, AffinityVector> vectors = new TreeMap<>();
        Map<String, Demographics> registrations = new TreeMap<>();
        changes.forEach(change -> apply(change, knowledge, vectors, registrations));

        // when
        LiveKnowledge latest = knowledge();
        vectors.forEach(latest::learn);
        registrations.forEach(latest::register);

        // then
        double[] shares = shares(knowledge, asker, START);
        double[] expected = shares(latest, asker, START);
        for (String course : COURSES) {
            assertThat(share(knowledge, shares, course)).isEqualTo(share(latest, expected, course));
        }
    }

    private static void apply(
            Change change,
            LiveKnowledge knowledge,
            Map<String, AffinityVector> vectors,
            Map<String, Demographics> registrations) {
        if (change instanceof Change.Vector vector) {
            knowledge.learn(vector.learnerId(), vector.vector());
            replace(vectors, vector.learnerId(), vector.vector());
        } else if (change instanceof Change.Registration registration) {
            knowledge.register(registration.learnerId(), registration.said());
            replace(registrations, registration.learnerId(), registration.said());
        } else if (change instanceof Change.Question question) {
            shares(knowledge, knowledge.demographics(question.learnerId()), question.now());
        }
    }

    private static <V> void replace(Map<String, V> latest, String learnerId, @Nullable V value) {
        if (value == null) {
            latest.remove(learnerId);
        } else {
            latest.put(learnerId, value);
        }
    }

    private static double[] shares(LiveKnowledge knowledge, Demographics asker, long now) {
        double[] shares = new double[knowledge.statistics().courses() + 3];
        knowledge.trends().readShares(asker, now, shares);
        return shares;
    }

    private static double share(LiveKnowledge knowledge, double[] shares, String course) {
        int ordinal = knowledge.statistics().ordinal(course);
        return ordinal < 0 ? 0 : shares[ordinal];
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        Arbitrary<String> learnerIds = Arbitraries.of("u", "v", "w", "x");
        Arbitrary<Change> vectors =
                Combinators.combine(learnerIds, vectors().injectNull(0.2)).as(Change.Vector::new);
        Arbitrary<Change> registrations =
                Combinators.combine(learnerIds, demographics().injectNull(0.2)).as(Change.Registration::new);
        Arbitrary<Change> questions = Combinators.combine(
                        learnerIds, Arbitraries.longs().between(-3, 90))
                .as((learnerId, halves) -> new Change.Question(learnerId, START + halves * HOUR / 2));
        return Arbitraries.oneOf(vectors, vectors, registrations, questions)
                .list()
                .ofMaxSize(30);
    }

    @Provide
    Arbitrary<Demographics> demographics() {
        return Combinators.combine(
                        Arbitraries.of("UNKNOWN", "FROM_18_TO_24"),
                        Arbitraries.of("UNKNOWN", "FEMALE", "MALE"),
                        Arbitraries.of("UNKNOWN", "BEGINNER"),
                        Arbitraries.of("NO", "FR"))
                .as(Demographics::new);
    }

    private static Arbitrary<AffinityVector> vectors() {
        Arbitrary<Affinity> affinities = Combinators.combine(
                        Arbitraries.of(COURSES),
                        Arbitraries.of(0, 10, 40),
                        Arbitraries.longs().between(-24 * 8, 40 * 8))
                .as((courseId, tenths, eighths) -> {
                    long time = START + eighths * HOUR / 8 - eighths;
                    return new Affinity(courseId, tenths, true, time, time);
                });
        return affinities.list().uniqueElements(Affinity::courseId).ofMaxSize(4).map(AffinityVector::of);
    }
}
