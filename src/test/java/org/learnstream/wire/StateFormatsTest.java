package org.learnstream.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.churn.BoostedTrees;
import org.learnstream.domain.churn.ChurnFeatures;
import org.learnstream.domain.churn.ChurnModel;
import org.learnstream.domain.churn.DecisionTree;
import org.learnstream.domain.churn.FtrlState;
import org.learnstream.domain.intervention.Contacts;
import org.learnstream.domain.intervention.Contacts.Contact;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.wire.avro.ChurnExample;
import org.learnstream.wire.avro.ForestPart;
import org.learnstream.wire.avro.LogisticPart;
import org.learnstream.wire.avro.SolvedRow;

import static org.assertj.core.api.Assertions.assertThat;

/** What lies packed in fields of stored records, as bytes that earlier versions wrote. That of days is tested with them. */
final class StateFormatsTest {
    private static String hex(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return HexFormat.of().formatHex(copy);
    }

    @Test
    void shouldKeepTheFormatOfContacts() {
        // given
        Contacts contacts = new Contacts(List.of(new Contact("reminder", 1_700_000_000_000L, 3)));
        String golden = "01" + "0872656d696e646572" + "0000018bcfe56800" + "0003";

        // then
        assertThat(hex(ContactHistory.pack(contacts))).isEqualTo(golden);
        assertThat(ContactHistory.unpack(ByteBuffer.wrap(HexFormat.of().parseHex(golden))))
                .isEqualTo(contacts);
    }

    @Test
    void shouldKeepTheFormatOfFeatures() throws UndecodableException {
        // given
        double[] features = new double[ChurnFeatures.SIZE];
        features[0] = 1.5;
        features[1] = -2;
        String golden = "0000c03f" + "000000c0" + "00000000".repeat(ChurnFeatures.SIZE - 2);

        // when
        ChurnExample example = ChurnModels.example(20_000, 14, features, true);

        // then
        assertThat(hex(example.getFeatures())).isEqualTo(golden);
        assertThat(ChurnModels.features(ChurnExample.newBuilder(example)
                        .setFeatures(ByteBuffer.wrap(HexFormat.of().parseHex(golden)))
                        .build()))
                .isEqualTo(features);
    }

    @Test
    void shouldKeepTheFormatOfSolvedRows() {
        // given
        float[] weights = {0.5f, -1, 3};
        String golden = "0000003f" + "000080bf" + "00004040";
        SolvedGeneration generation = new SolvedGeneration("autoencoder", 3, 50, 0.2, 1_000, 3, 40);

        // then
        assertThat(hex(((SolvedRow)
                                SolvedParts.row(generation, 9, "java", weights).getContent())
                        .getWeights()))
                .isEqualTo(golden);
        assertThat(SolvedParts.weights(
                        new SolvedRow("java", ByteBuffer.wrap(HexFormat.of().parseHex(golden)))))
                .isEqualTo(weights);
    }

    @Test
    void shouldKeepTheFormatOfALearntRegression() {
        // given
        FtrlState state = FtrlState.of(new double[] {1, -2}, new double[] {0.5, 4}, new long[] {7, 258});

        // when
        LogisticPart part = (LogisticPart) ChurnModels.logistic(1, 2, state, new EnumMap<>(ChurnModel.class))
                .getContent();

        // then
        assertThat(hex(part.getZ())).isEqualTo("000000000000f03f" + "00000000000000c0");
        assertThat(hex(part.getN())).isEqualTo("000000000000e03f" + "0000000000001040");
        assertThat(hex(part.getSeen())).isEqualTo("0700000000000000" + "0201000000000000");
    }

    @Test
    void shouldKeepTheFormatOfTrees() throws UndecodableException {
        // given
        BoostedTrees trees = BoostedTrees.of(
                0.25,
                List.of(DecisionTree.of(
                        new int[] {1, -1, -1},
                        new int[] {2, -1, -1},
                        new int[] {2, -1, -1},
                        new float[] {0.5f, 0, 0},
                        new float[] {0, 1, -1})));
        String golden =
                "01" + HexFormat.of().toHexDigits(ChurnFeatures.SIZE) + "3fd0000000000000" + "00000001" + "00000003"
                        + "00000001" + "00000002" + "00000002" + "3f000000" + "00000000"
                        + "ffffffff" + "ffffffff" + "ffffffff" + "00000000" + "3f800000"
                        + "ffffffff" + "ffffffff" + "ffffffff" + "00000000" + "bf800000";

        // when
        ForestPart part = (ForestPart) ChurnModels.forest(1, 2, 3, trees).getContent();

        // then
        assertThat(hex(part.getTrees())).isEqualTo(golden);
        BoostedTrees read =
                ChurnModels.forest(new ForestPart(ByteBuffer.wrap(HexFormat.of().parseHex(golden))));
        assertThat(read.bytes()).isEqualTo(trees.bytes());
        assertThat(read.logit(new double[ChurnFeatures.SIZE])).isEqualTo(trees.logit(new double[ChurnFeatures.SIZE]));
    }

    @Test
    void shouldKeepTheFormatOfKeys() throws UndecodableException {
        assertThat(new Arms.Key(3, Segment.NONE, "popularity").text()).isEqualTo("3/none/popularity");
        assertThat(Arms.Key.of("3/none/popularity")).isEqualTo(new Arms.Key(3, Segment.NONE, "popularity"));
        assertThat(SolvedParts.courseId(SolvedParts.key("autoencoder", "java"))).isEqualTo("java");
        assertThat(HexFormat.of().formatHex(SolvedParts.key("a", "b").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("612f62");
        assertThat(SolvedParts.fingerprint(List.of("java", "rust"))).isEqualTo(683_088_775_563_825_391L);
        assertThat(ChurnModels.LOGISTIC).isEqualTo("logistic");
        assertThat(ChurnModels.TREES).isEqualTo("trees");
    }
}
