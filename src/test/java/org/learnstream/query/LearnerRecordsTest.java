package org.learnstream.query;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.ServedTable;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Published;

import static org.assertj.core.api.Assertions.assertThat;

final class LearnerRecordsTest {
    private static final byte[] BROKEN = {1, 2, 3};

    private static LearnerRecords records(Map<ServedTable, byte[]> rows) {
        return new RowDecoder(Framing.SINGLE_OBJECT).decode(new LearnerRows(rows));
    }

    @Test
    void shouldSayThatAllIsDecodedWhenWhatIsMissingHasNoRow() {
        byte[] affinities = Topics.AFFINITIES.codec().encode(Published.taken("a"));

        assertThat(records(Map.of(ServedTable.AFFINITIES, affinities)).allDecoded())
                .isTrue();
    }

    @Test
    void shouldSayThatNotAllIsDecodedWhenARowOfRecommendationsIsBroken() {
        for (ServedTable table :
                new ServedTable[] {ServedTable.RECOMMENDATIONS, ServedTable.AFFINITIES, ServedTable.REGISTRATIONS}) {
            assertThat(records(Map.of(table, BROKEN)).allDecoded())
                    .as("%s", table)
                    .isFalse();
        }
    }
}
