package org.learnstream.domain.churn;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Trees that are small enough to follow by hand. */
final class BoostedTreesTest {
    private static final int RECENCY = ChurnFeature.RECENCY.index();
    private static final int EVENTS = ChurnFeature.EVENTS.index();

    /** Recency below 3: -1; else events below 2: 1.5; else 0.5. The means of the nodes are 0 and 1. */
    private static final DecisionTree TREE = DecisionTree.of(
            new int[] {1, -1, 3, -1, -1},
            new int[] {2, -1, 4, -1, -1},
            new int[] {RECENCY, 0, EVENTS, 0, 0},
            new float[] {3, 0, 2, 0, 0},
            new float[] {0, -1, 1, 1.5f, 0.5f});

    private static final DecisionTree LEAF =
            DecisionTree.of(new int[] {-1}, new int[] {-1}, new int[] {0}, new float[] {0}, new float[] {0.25f});

    private static final BoostedTrees TREES = BoostedTrees.of(2, List.of(TREE, LEAF));

    private static double[] vector(double recency, double events) {
        double[] vector = new double[ChurnFeatures.SIZE];
        vector[RECENCY] = recency;
        vector[EVENTS] = events;
        return vector;
    }

    @Test
    void shouldAddTheLeavesThatALearnerComesToWhenScored() {
        assertThat(TREES.logit(vector(2.9, 0))).isEqualTo(1.25);
        assertThat(TREES.logit(vector(3, 1))).isEqualTo(3.75);
        assertThat(TREES.logit(vector(9, 2))).isEqualTo(2.75);
        assertThat(TREES.probability(vector(9, 2))).isCloseTo(1 / (1 + Math.exp(-2.75)), within(1e-12));
        assertThat(TREES.size()).isEqualTo(2);
    }

    @Test
    void shouldAttributeChangesOfTheMeanToTheQuestionsWhenExplained() {
        // when
        Attribution attribution = TREES.attribution(vector(9, 1));

        // then
        assertThat(attribution.base()).isEqualTo(2.25);
        assertThat(attribution.of(ChurnFeature.RECENCY)).isEqualTo(1);
        assertThat(attribution.of(ChurnFeature.EVENTS)).isEqualTo(0.5);
        assertThat(attribution.of(ReasonTopic.SILENCE)).isEqualTo(1);
        assertThat(attribution.of(ReasonTopic.TIME)).isZero();
        assertThat(attribution.logit()).isEqualTo(3.75);
    }

    @Test
    void shouldBeTheSameWhenStored() {
        // when
        BoostedTrees read = BoostedTrees.of(TREES.bytes());

        // then
        assertThat(read.logit(vector(3, 1))).isEqualTo(3.75);
        assertThat(read.attribution(vector(3, 1)).of(ChurnFeature.EVENTS)).isEqualTo(0.5);
        assertThat(read.bytes()).isEqualTo(TREES.bytes());
    }

    @Test
    void shouldRefuseWhenBytesAreNoTrees() {
        byte[] bytes = TREES.bytes();
        byte[] otherFormat = bytes.clone();
        otherFormat[0] = 9;
        byte[] otherFeatures = bytes.clone();
        otherFeatures[4]++;
        byte[] loop = bytes.clone();
        loop[1 + 4 + 8 + 4 + 4 + 3] = 0;
        for (byte[] broken : List.of(
                new byte[0],
                Arrays.copyOf(bytes, bytes.length - 1),
                Arrays.copyOf(bytes, 30),
                otherFormat,
                otherFeatures,
                loop)) {
            assertThatThrownBy(() -> BoostedTrees.of(broken)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void shouldKeepExamplesWhenTheyAreMoreThanWereExpected() {
        // given
        ChurnExamples examples = new ChurnExamples();

        // when
        for (int index = 0; index < 200; index++) {
            examples.add(vector(index, 0.5), index % 3 == 0);
        }

        // then
        assertThat(examples.size()).isEqualTo(200);
        assertThat(examples.features(150)).containsExactly(vector(150, 0.5));
        assertThat(examples.stayedAway(150)).isTrue();
        assertThat(examples.labels()).hasSize(200).startsWith(1, 0, 0, 1);
        assertThat(examples.matrix(List.of(ChurnFeature.EVENTS, ChurnFeature.RECENCY)))
                .hasSize(400)
                .startsWith(0.5f, 0, 0.5f, 1);
        assertThatThrownBy(() -> examples.add(new double[2], true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TreeOptions(1, 13, 0.1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(TreeOptions.DEFAULT.withThreads(2).withLeafWeight(3)).isEqualTo(new TreeOptions(200, 6, 0.03, 3, 2));
    }
}
