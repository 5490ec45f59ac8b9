package org.learnstream.query;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnstream.streams.catalog.ServedTable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class LearnerRowsTest {
    @Test
    void shouldBeTheSameWhenFramedAndReadBack() throws IOException {
        // given
        LearnerRows rows = new LearnerRows(
                Map.of(ServedTable.RECOMMENDATIONS, new byte[] {1, 2, 3}, ServedTable.AFFINITIES, new byte[0]));

        // when
        LearnerRows read = LearnerRows.ofBytes(rows.toBytes());

        // then
        assertThat(read.row(ServedTable.RECOMMENDATIONS)).contains(new byte[] {1, 2, 3});
        assertThat(read.row(ServedTable.AFFINITIES)).contains(new byte[0]);
        assertThat(read.row(ServedTable.REGISTRATIONS)).isEmpty();
    }

    @Test
    void shouldBeEmptyWhenNoRowIsFramed() throws IOException {
        // when
        LearnerRows read = LearnerRows.ofBytes(LearnerRows.NONE.toBytes());

        // then
        assertThat(read.isEmpty()).isTrue();
    }

    @Test
    void shouldPassOverATableWhenItIsUnknown() throws IOException {
        // given a frame of a later version
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(2);
            out.writeUTF("PROFILES");
            out.writeInt(2);
            out.write(new byte[] {9, 9});
            out.writeUTF("AFFINITIES");
            out.writeInt(1);
            out.write(new byte[] {7});
        }

        // when
        LearnerRows read = LearnerRows.ofBytes(bytes.toByteArray());

        // then
        assertThat(read.row(ServedTable.AFFINITIES)).contains(new byte[] {7});
    }

    @Test
    void shouldRefuseTheFrameWhenItIsCutOff() {
        // given
        byte[] whole = new LearnerRows(Map.of(ServedTable.AFFINITIES, new byte[] {1, 2, 3})).toBytes();

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);

            // when and then
            assertThatThrownBy(() -> LearnerRows.ofBytes(cut)).isInstanceOf(IOException.class);
        }
    }
}
