package org.learnstream.http;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.learnstream.http.RememberedSlates.Origin;
import org.learnstream.query.Freshness;
import org.learnstream.query.LearnerRows;
import org.learnstream.query.RecordKey;
import org.learnstream.streams.catalog.ServedTable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class RememberedSlatesTest {
    private static final Freshness FRESH = new Freshness("host-1:8080", Freshness.Replica.ACTIVE, 120);
    private static final RenderedSlate SLATE = slate("s-1");

    private final RememberedSlates remembered = new RememberedSlates(64);

    @Test
    void shouldFindASlateWhenNothingItWasMadeOfHasChanged() {
        // given
        remembered.put(origin("ann", 10, 7), rows("slate", "affinities", "registration", "churn"), SLATE);

        // when
        var found = remembered.find(origin("ann", 10, 7), rows("slate", "affinities", "registration", "other"));

        // then
        assertThat(found).contains(SLATE);
    }

    @Test
    void shouldFindNothingWhenAnythingItWasMadeOfHasChanged() {
        // given
        remembered.put(origin("ann", 10, 7), rows("slate", "affinities", "registration", "churn"), SLATE);

        // when
        List<Boolean> found = List.of(
                found(origin("ann", 10, 7), rows("newer", "affinities", "registration", "churn")),
                found(origin("ann", 10, 7), rows("slate", "newer", "registration", "churn")),
                found(origin("ann", 10, 7), rows("slate", "affinities", "newer", "churn")),
                found(origin("ann", 10, 8), rows("slate", "affinities", "registration", "churn")),
                found(origin("ann", 11, 7), rows("slate", "affinities", "registration", "churn")),
                found(origin("bob", 10, 7), rows("slate", "affinities", "registration", "churn")),
                found(origin("ann", 10, 7), LearnerRows.NONE));

        // then
        assertThat(found).containsOnly(false);
    }

    @Test
    void shouldRememberNothingWhenTheCatalogueDoesNotCountItsChangesOrThereIsNoPlace() {
        // given
        RememberedSlates none = new RememberedSlates(0);
        LearnerRows rows = rows("slate", "affinities", "registration", "churn");

        // when
        remembered.put(origin("ann", 10, -1), rows, SLATE);
        none.put(origin("ann", 10, 7), rows, SLATE);

        // then
        assertThat(remembered.find(origin("ann", 10, -1), rows)).isEmpty();
        assertThat(none.find(origin("ann", 10, 7), rows)).isEmpty();
    }

    @Test
    void shouldKeepNoMoreSlatesThanItMayWhenMoreAreRemembered() {
        // given
        LearnerRows rows = rows("slate", "affinities", "registration", "churn");
        List<Origin> origins = IntStream.range(0, 1000)
                .mapToObj(number -> origin("learner-" + number, 10, 7))
                .toList();

        // when
        origins.forEach(origin -> remembered.put(origin, rows, SLATE));

        // then
        assertThat(origins.stream().filter(origin -> found(origin, rows)).count())
                .isEqualTo(64);
        assertThat(found(origins.get(999), rows)).isTrue();
    }

    @Test
    void shouldReplaceTheEarlierSlateWhenTheLearnerHasANewerOne() {
        // given
        LearnerRows newer = rows("newer", "affinities", "registration", "churn");
        RenderedSlate newest = slate("s-2");
        remembered.put(origin("ann", 10, 7), rows("slate", "affinities", "registration", "churn"), SLATE);

        // when
        remembered.put(origin("ann", 10, 7), newer, newest);

        // then
        assertThat(remembered.find(origin("ann", 10, 7), newer)).contains(newest);
    }

    @Test
    void shouldRenderTheSameBytesAsTheWholeBodyWhenTheFreshnessIsTheSame() {
        // given
        Freshness other = new Freshness("host \"2\":80", Freshness.Replica.STANDBY, 34_567);

        // when
        String rendered = SLATE.of(other).toString();

        // then
        assertThat(rendered).isEqualTo(Json.write(body("s-1", other)).toString());
    }

    private boolean found(Origin origin, LearnerRows rows) {
        return remembered.find(origin, rows).isPresent();
    }

    private static Origin origin(String learner, int limit, long catalogue) {
        return new Origin(new RecordKey(learner), limit, catalogue);
    }

    private static RenderedSlate slate(String slateId) {
        return RenderedSlate.of(body(slateId, FRESH));
    }

    private static RecommendationsBody body(String slateId, Freshness freshness) {
        return new RecommendationsBody(
                "ann \"staleness_millis\":0",
                RecommendationsBody.PERSONAL,
                null,
                List.of(),
                slateId,
                5,
                6L,
                7L,
                freshness.stalenessMillis(),
                freshness.host());
    }

    private static LearnerRows rows(String slate, String affinities, String registration, String churn) {
        Map<ServedTable, byte[]> rows = new EnumMap<>(ServedTable.class);
        rows.put(ServedTable.RECOMMENDATIONS, slate.getBytes(UTF_8));
        rows.put(ServedTable.AFFINITIES, affinities.getBytes(UTF_8));
        rows.put(ServedTable.REGISTRATIONS, registration.getBytes(UTF_8));
        rows.put(ServedTable.CHURN_STATES, churn.getBytes(UTF_8));
        return new LearnerRows(rows);
    }
}
