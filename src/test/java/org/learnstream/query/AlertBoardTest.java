package org.learnstream.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.learnstream.query.ChurnAlerts.Following;
import org.learnstream.testkit.Alerts;
import org.learnstream.wire.avro.ChurnAlertKind;

import static org.assertj.core.api.Assertions.assertThat;

final class AlertBoardTest {
    private static final AlertPosition BEGINNING = AlertPosition.of("t", 0, 0);

    private final AlertBoard board = new AlertBoard(2);
    private final Remembering reader = new Remembering();

    private static final class Remembering implements ChurnAlerts.Reader {
        private final List<String> learners = new ArrayList<>();
        private boolean lost;

        @Override
        public void take(ToldAlert alert) {
            learners.add(alert.alert().getUserId());
        }

        @Override
        public void lose() {
            lost = true;
        }
    }

    private void open(ToldAlert... first) {
        board.clear(BEGINNING, BEGINNING);
        for (ToldAlert alert : first) {
            board.put(alert);
        }
        board.open();
    }

    private Following follow(String after) {
        return board.follow(Optional.of(after), reader).orElseThrow();
    }

    private static List<String> missed(Following following) {
        return following.missed().stream()
                .map(alert -> alert.alert().getUserId())
                .toList();
    }

    @Test
    void shouldLetNobodyInWhenTheTopicIsStillBeingRead() {
        // when
        board.clear(BEGINNING, BEGINNING);
        board.put(Alerts.told(0, 0, "anna", 1));

        // then
        assertThat(board.ready()).isFalse();
        assertThat(board.held()).isEmpty();
        assertThat(board.follow(Optional.empty(), reader)).isEmpty();
        assertThat(board.reached()).contains(AlertPosition.of("t", 1, 0));
    }

    @Test
    void shouldTellWhatComesWhenAReaderFollows() throws Exception {
        // given
        open(Alerts.told(0, 0, "anna", 1));
        Following following = board.follow(Optional.empty(), reader).orElseThrow();

        // when
        board.put(Alerts.told(0, 1, "ben", 2));
        following.close();
        board.put(Alerts.told(0, 2, "cid", 3));

        // then
        assertThat(following.position()).isEqualTo(AlertPosition.of("t", 1, 0));
        assertThat(following.missed()).isEmpty();
        assertThat(following.gap()).isFalse();
        assertThat(reader.learners).containsExactly("ben");
    }

    @Test
    void shouldGiveWhatWasMissedWhenTheReaderComesBack() {
        // given
        open(Alerts.told(0, 0, "anna", 1), Alerts.told(1, 0, "ben", 2));

        // when
        Following following = follow("t:1.0");

        // then
        assertThat(missed(following)).containsExactly("ben");
        assertThat(following.gap()).isFalse();
    }

    @Test
    void shouldSayThatThereIsAGapWhenMissedAlertsAreNotHeldAnyMore() {
        // given: there is room for two
        open(Alerts.told(0, 0, "anna", 1), Alerts.told(1, 0, "ben", 2), Alerts.told(1, 1, "cid", 3));

        // when
        Following following = follow("t:0.1");

        // then
        assertThat(following.gap()).isTrue();
        assertThat(missed(following)).containsExactly("cid");
        assertThat(following.position()).isEqualTo(AlertPosition.of("t", 1, 1));
    }

    @Test
    void shouldGiveAllThatIsHeldWhenThePositionIsOfAnotherTopic() {
        // given
        open(Alerts.told(0, 0, "anna", 1));

        // when
        Following following = follow("older:9.9");

        // then
        assertThat(following.gap()).isTrue();
        assertThat(missed(following)).containsExactly("anna");
    }

    @Test
    void shouldSendReadersAwayWhenTheTopicWasMadeAnew() {
        // given
        open();
        Following unused = follow("t:0.0");

        // when
        board.clear(AlertPosition.of("new", 0, 0), AlertPosition.of("new", 0, 0));
        board.put(Alerts.told(0, 0, "anna", 1));

        // then
        assertThat(reader.lost).isTrue();
        assertThat(reader.learners).isEmpty();
        assertThat(board.ready()).isFalse();
    }

    @Test
    void shouldCountWhatComesByKindWhenItIsOpen() {
        // given
        open(Alerts.told(0, 0, "anna", 1));

        // when
        board.put(Alerts.told(0, 1, "ben", ChurnAlertKind.RECOVERED, 2));

        // then
        assertThat(board.told(ChurnAlertKind.RECOVERED)).isEqualTo(1);
        assertThat(board.told(ChurnAlertKind.AT_RISK)).isZero();
    }
}
