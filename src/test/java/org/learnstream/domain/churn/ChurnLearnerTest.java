package org.learnstream.domain.churn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The logistic regression against the algorithm as it was published, and what is made of it. */
final class ChurnLearnerTest {
    private static double[] vector(Random random) {
        double[] vector = new double[ChurnFeatures.SIZE];
        for (int index = 0; index < vector.length; index++) {
            vector[index] = random.nextInt(-1, 35) / (1.0 + random.nextInt(4));
        }
        return vector;
    }

    /** Algorithm 1 of McMahan et al., with maps and sparse updates, word for word. */
    private static final class Reference {
        private final Map<Integer, Double> z = new HashMap<>();
        private final Map<Integer, Double> n = new HashMap<>();

        double weight(int i, FtrlOptions o) {
            double zi = z.getOrDefault(i, 0.0);
            if (Math.abs(zi) <= o.l1()) {
                return 0;
            }
            double step = (o.beta() + Math.sqrt(n.getOrDefault(i, 0.0))) / o.alpha() + o.l2();
            return -1 / step * (zi - (zi < 0 ? -1 : 1) * o.l1());
        }

        double learn(int[] active, boolean outcome, FtrlOptions o) {
            Map<Integer, Double> weights = new HashMap<>();
            double sum = 0;
            for (int i : active) {
                double weight = weight(i, o);
                weights.put(i, weight);
                sum += weight;
            }
            double p = 1 / (1 + Math.exp(-sum));
            for (int i : active) {
                double g = p - (outcome ? 1 : 0);
                double ni = n.getOrDefault(i, 0.0);
                double sigma = 1 / o.alpha() * (Math.sqrt(ni + g * g) - Math.sqrt(ni));
                z.merge(i, g - sigma * weights.getOrDefault(i, 0.0), Double::sum);
                n.merge(i, g * g, Double::sum);
            }
            return sum;
        }
    }

    @Property(tries = 30)
    void shouldLearnAsThePublishedAlgorithmWhenExamplesCome(@ForAll long seed) {
        // given
        Random random = new Random(seed);
        FtrlOptions options = new FtrlOptions(0.3, 0.5, 0.2, 0.1);
        FtrlProximal ours = new FtrlProximal(50, options);
        Reference reference = new Reference();

        for (int example = 0; example < 300; example++) {
            int[] active = random.ints(0, 50).distinct().limit(5).toArray();
            boolean outcome = random.nextInt(50) < active[0];

            // when
            double said = ours.learn(active, outcome);

            // then
            assertThat(said).isCloseTo(reference.learn(active, outcome, options), within(1e-9));
        }
        assertThat(Arrays.stream(ours.state().seen()).sum()).isEqualTo(1500);
    }

    @Test
    void shouldGoOnAsIfNeverStoppedWhenStateWasStored() {
        // given
        Random random = new Random(5);
        ChurnLearner steady = ChurnLearner.untrained(FtrlOptions.DEFAULT);
        ChurnLearner stopped = ChurnLearner.untrained(FtrlOptions.DEFAULT);

        // when
        for (int example = 0; example < 400; example++) {
            double[] vector = vector(random);
            boolean stayedAway = ChurnFeature.RECENCY.in(vector) > 4;
            double said = steady.learn(vector, stayedAway);
            assertThat(stopped.learn(vector, stayedAway)).isEqualTo(said);
            FtrlState state = stopped.state();
            stopped = ChurnLearner.of(FtrlState.of(state.z(), state.n(), state.seen()), FtrlOptions.DEFAULT);
        }

        // then
        assertThat(stopped.state()).isEqualTo(steady.state());
        double[] away = vector(random);
        away[ChurnFeature.RECENCY.index()] = 20;
        double[] back = away.clone();
        back[ChurnFeature.RECENCY.index()] = 0;
        assertThat(steady.scorer().probability(away))
                .isGreaterThan(steady.scorer().probability(back));
    }

    @Property(tries = 20)
    void shouldAddUpToTheLogitWhenContributionsAreAsked(@ForAll long seed) {
        // given
        Random random = new Random(seed);
        ChurnLearner learner = ChurnLearner.untrained(new FtrlOptions(0.2, 1, 0.1, 0));
        for (int example = 0; example < 300; example++) {
            double[] vector = vector(random);
            learner.learn(vector, ChurnFeature.RECENCY.in(vector) > 4);
        }
        double[] vector = vector(random);
        LogisticChurn scorer = learner.scorer();

        // when
        Attribution attribution = scorer.attribution(vector);

        // then
        assertThat(attribution.logit()).isCloseTo(scorer.logit(vector), within(1e-9));
        double topics = attribution.base();
        for (ReasonTopic topic : ReasonTopic.values()) {
            topics += attribution.of(topic);
        }
        assertThat(topics).isCloseTo(scorer.logit(vector), within(1e-9));
        BlendedScorer blend = new BlendedScorer(
                scorer, ChurnLearner.untrained(FtrlOptions.DEFAULT).scorer());
        assertThat(blend.logit(vector)).isCloseTo(scorer.logit(vector) / 2, within(1e-12));
        assertThat(blend.attribution(vector).logit()).isCloseTo(blend.logit(vector), within(1e-9));
    }

    @Property(tries = 50)
    void shouldHaveOneActiveCellInEachColumnWhenFeaturesAreAnything(@ForAll long seed) {
        // when
        int[] active = ChurnCells.active(vector(new Random(seed)));

        // then
        for (int index = 0; index < active.length; index++) {
            ChurnCells.Column column = ChurnCells.all().get(index);
            assertThat(active[index]).isBetween(column.from(), column.end() - 1);
        }
        assertThat(ChurnCells.SIZE).isLessThan(10_000);
    }

    @Test
    void shouldTellRangesApartWhenValuesMeetEdges() {
        assertThat(FeatureEdges.range(ChurnFeature.RECENCY, 0)).isZero();
        assertThat(FeatureEdges.range(ChurnFeature.RECENCY, 1)).isEqualTo(1);
        assertThat(FeatureEdges.range(ChurnFeature.RECENCY, 1000)).isEqualTo(11);
        assertThat(FeatureEdges.ranges(ChurnFeature.RECENCY)).isEqualTo(12);
        assertThat(FeatureEdges.range(ChurnFeature.EVENTS_COMPARED, 0)).isEqualTo(5);
        for (ChurnFeature feature : ChurnFeature.ALL) {
            assertThat(FeatureEdges.range(feature, Double.MAX_VALUE)).isEqualTo(FeatureEdges.ranges(feature) - 1);
        }
    }

    @Test
    void shouldRefuseWhenStateOrOptionsAreImpossible() {
        assertThatThrownBy(() -> ChurnLearner.of(FtrlState.empty(3), FtrlOptions.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 cells");
        assertThatThrownBy(() -> FtrlState.of(new double[1], new double[2], new long[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FtrlOptions(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FtrlOptions(1, -1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
