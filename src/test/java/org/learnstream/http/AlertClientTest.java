package org.learnstream.http;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.learnstream.testkit.Alerts;
import org.learnstream.wire.avro.ChurnAlertKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.Published.EPOCH;

final class AlertClientTest {
    private static final AlertFilter ALL = new AlertFilter(Optional.empty(), Long.MIN_VALUE);
    private static final int LONGEST_QUEUE = 3;

    private final FakeAlerts alerts = new FakeAlerts();
    private final FakeEventStream stream = new FakeEventStream();

    private AlertClient client(AlertFilter filter) {
        return new AlertClient(stream, filter, new Titles(course -> Optional.empty()), LONGEST_QUEUE);
    }

    private AlertClient started(Optional<String> reached) {
        AlertClient client = client(ALL);
        client.start(alerts, reached);
        return client;
    }

    private List<String> learners() {
        return stream.written.stream()
                .filter(text -> text.startsWith("event: alert\n"))
                .map(text -> text.replaceAll("(?s).*\"user_id\":\"(\\w+)\".*", "$1"))
                .toList();
    }

    @Test
    void shouldSayFirstWhereItIsWhenItBegins() {
        // when
        AlertClient unused = started(Optional.empty());

        // then
        assertThat(stream.written).containsExactly("id: topic:100.100\n\n");
    }

    @Test
    void shouldTellAnAlertAndThePositionAfterItWhenOneComes() {
        // given
        AlertClient unused = started(Optional.empty());

        // when
        alerts.tell(Alerts.told(1, 104, "anna", EPOCH));
        stream.run();

        // then
        assertThat(stream.written).hasSize(2);
        assertThat(stream.written.get(1))
                .startsWith(
                        "event: alert\ndata: {\"alert_id\":\"alert-of-anna\",\"user_id\":\"anna\",\"kind\":\"at_risk\"")
                .endsWith("}\nid: topic:100.105\n\n");
    }

    @Test
    void shouldGoOnWhereTheClientWasWhenItComesBack() {
        // given: the client has seen anna, and not ben
        alerts.tell(Alerts.told(0, 0, "anna", EPOCH));
        alerts.tell(Alerts.told(1, 0, "ben", EPOCH));

        // when
        AlertClient unused = started(Optional.of(FakeAlerts.KNOWN));

        // then
        assertThat(learners()).containsExactly("ben");
        assertThat(stream.written).noneMatch(text -> text.contains("gap"));
    }

    @Test
    void shouldSayThatThereIsAGapWhenThePositionIsNotHeldAnyMore() {
        // given
        alerts.tell(Alerts.told(1, 0, "ben", EPOCH));

        // when
        AlertClient unused = started(Optional.of("another:7.7"));

        // then
        assertThat(stream.written.get(0)).isEqualTo("event: gap\ndata: {}\nid: topic:1.0\n\n");
        assertThat(learners()).containsExactly("ben");
    }

    @Test
    void shouldPassOverAlertsWhenTheClientHasComeFurtherThanThisInstance() {
        // given
        AlertClient unused = started(Optional.empty());

        // when
        alerts.tell(Alerts.told(0, 99, "anna", EPOCH));
        alerts.tell(Alerts.told(0, 100, "ben", EPOCH));
        stream.run();

        // then
        assertThat(learners()).containsExactly("ben");
    }

    @Test
    void shouldMoveThePositionOnWhenAnAlertIsNotWanted() {
        // given
        AlertClient client = client(new AlertFilter(Optional.of(ChurnAlertKind.GONE), Long.MIN_VALUE));
        client.start(alerts, Optional.empty());

        // when
        alerts.tell(Alerts.told(0, 100, "anna", EPOCH));
        stream.run();
        client.beat();

        // then
        assertThat(stream.written).containsExactly("id: topic:100.100\n\n", ": heart-beat\nid: topic:101.100\n\n");
    }

    @Test
    void shouldWaitForRoomWhenTheClientIsSlow() {
        // given
        AlertClient client = started(Optional.empty());
        stream.room(1);
        alerts.tell(Alerts.told(0, 100, "anna", EPOCH));
        alerts.tell(Alerts.told(0, 101, "ben", EPOCH));
        stream.run();
        client.beat();
        assertThat(learners()).containsExactly("anna");

        // when
        stream.room(5);

        // then
        assertThat(learners()).containsExactly("anna", "ben");
        assertThat(stream.written).noneMatch(text -> text.startsWith(": heart-beat"));
    }

    @Test
    void shouldBeCalledOnceWhenSeveralAlertsCome() {
        // given
        AlertClient unused = started(Optional.empty());

        // when
        alerts.tell(Alerts.told(0, 100, "anna", EPOCH));
        alerts.tell(Alerts.told(0, 101, "ben", EPOCH));

        // then
        assertThat(stream.waiting()).isEqualTo(1);
        stream.run();
        alerts.tell(Alerts.told(0, 102, "cid", EPOCH));
        assertThat(stream.waiting()).isEqualTo(1);
        stream.run();
        assertThat(learners()).containsExactly("anna", "ben", "cid");
    }

    @Test
    void shouldCloseTheConnectionWhenTooManyAlertsWait() {
        // given
        AlertClient unused = started(Optional.empty());
        stream.room(0);

        // when
        for (int offset = 100; offset < 104; offset++) {
            alerts.tell(Alerts.told(0, offset, "anna", EPOCH));
        }
        stream.run();

        // then
        assertThat(stream.aborted).isTrue();
        assertThat(alerts.followers()).isZero();
    }

    @Test
    void shouldEndWhenTheTopicWasMadeAnew() {
        // given
        AlertClient unused = started(Optional.empty());

        // when
        alerts.lose();
        stream.run();

        // then
        assertThat(stream.ended).isTrue();
        assertThat(alerts.followers()).isZero();
    }
}
