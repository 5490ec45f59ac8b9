package org.learnstream.evaluation;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.learnstream.config.SettingsLoader;
import org.learnstream.domain.intervention.Reach;
import org.learnstream.wire.avro.ChurnAlert;
import org.learnstream.wire.avro.ChurnAlertKind;
import org.learnstream.wire.avro.ChurnLevel;

import static org.assertj.core.api.Assertions.assertThat;

final class ToldSilencesTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private final InterventionDryRun dryRun = new InterventionDryRun(
            SettingsLoader.load(null, Map.of(), Map.of("interventions.rules", "mail | * | a | email | PT0S | 9"))
                    .interventions()
                    .table(),
            0);
    private final ToldSilences silences =
            new ToldSilences(dryRun, learner -> new Reach(learner.startsWith("agreed"), null));

    private static ChurnAlert alert(String learner, ChurnAlertKind kind, int day) {
        return ChurnAlert.newBuilder()
                .setAlertId(learner + "-1")
                .setUserId(learner)
                .setKind(kind)
                .setLevel(ChurnLevel.AT_RISK)
                .setWindowOpened(0)
                .setWindowClosed(day * DAY)
                .setSegment("short")
                .build();
    }

    @Test
    void shouldSayWhoCameBackFromRecoveriesAndFromThePassingOfTime() {
        // when
        silences.tell(alert("agreed-back", ChurnAlertKind.AT_RISK, 7));
        silences.tell(alert("agreed-back", ChurnAlertKind.RECOVERED, 17));
        silences.tell(alert("agreed-late", ChurnAlertKind.AT_RISK, 7));
        silences.tell(alert("agreed-late", ChurnAlertKind.RECOVERED, 18));
        silences.tell(alert("agreed-away", ChurnAlertKind.AT_RISK, 8));
        silences.tell(alert("agreed-unknown", ChurnAlertKind.AT_RISK, 9));
        silences.tell(alert("refused", ChurnAlertKind.AT_RISK, 7));
        silences.end();

        // then
        InterventionCounts mail =
                Objects.requireNonNull(dryRun.report().byAction().get("a email"));
        assertThat(mail.alerts()).isEqualTo(5);
        assertThat(mail.suggested()).isEqualTo(4);
        assertThat(mail.known()).isEqualTo(3);
        assertThat(mail.returned()).isEqualTo(1);
    }
}
