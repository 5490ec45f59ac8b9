package org.learnstream.http;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.learnstream.domain.churn.ChurnReason;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.domain.churn.InactivityWindow;
import org.learnstream.domain.churn.Silence;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;
import org.learnstream.http.ChurnBody.ActiveDays;
import org.learnstream.http.ChurnBody.Activity;
import org.learnstream.http.ChurnBody.Decayed;
import org.learnstream.http.ChurnBody.Kind;
import org.learnstream.http.ChurnBody.Reason;
import org.learnstream.http.ChurnBody.Thresholds;
import org.learnstream.query.ChurnOutlook;
import org.learnstream.query.ChurnOutlook.Expectation;
import org.learnstream.query.Freshness;
import org.learnstream.query.LearnerReads;
import org.learnstream.query.LearnerRecords;
import org.learnstream.query.RecordKey;
import org.learnstream.wire.ChurnRecords;
import org.learnstream.wire.avro.ChurnState;

/** Answers whether a learner has fallen silent. */
final class ChurnHandlers {
    private final LearnerReads learners;
    private final ChurnOutlook outlook;
    private final Titles titles;
    private final InstantSource clock;

    ChurnHandlers(LearnerReads learners, ChurnOutlook outlook, Titles titles, InstantSource clock) {
        this.learners = learners;
        this.outlook = outlook;
        this.titles = titles;
        this.clock = clock;
    }

    /** {@code GET /v1/users/{user_id}/churn}. */
    Future<Reply> churn(Request request) {
        RecordKey learner = request.key("user_id");
        return Future.fromCompletionStage(learners.read(learner))
                .map(answer -> Answers.match(
                        answer,
                        (records, freshness) ->
                                Reply.json(body(learner, state(records), freshness), freshness.stalenessMillis()),
                        freshness -> {
                            throw unknown();
                        }));
    }

    private static ChurnState state(LearnerRecords records) {
        return records.churn().orElseThrow(ChurnHandlers::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.Kind.UNKNOWN_LEARNER, "nothing that this learner did is known", "user_id");
    }

    private ChurnBody body(RecordKey learner, ChurnState state, Freshness freshness) {
        long now = clock.millis();
        InactivityWindow window =
                new InactivityWindow(state.getWindowOpened(), ChurnRecords.fromAvro(state.getLevel()));
        InactivityThresholds thresholds = new InactivityThresholds(state.getAtRiskAfter(), state.getGoneAfter());
        Silence silence = Silence.of(window, state.getLastActivity(), thresholds, now);
        Optional<Expectation> expected = outlook.of(state, now);
        return new ChurnBody(
                learner.text(),
                lowerCase(window.level()),
                state.getAlertId(),
                silence.since(),
                silence.millis(),
                new Thresholds(thresholds.atRisk(), thresholds.gone()),
                silence.next().map(step -> lowerCase(step.level())).orElse(null),
                silence.next().map(Silence.Step::deadline).orElse(null),
                state.getFirstActivity(),
                state.getLastActivity(),
                state.getSegment(),
                activity(ChurnRecords.presence(state), ActiveDay.dayOf(now)),
                titles.inProgress(state.getCoursesInProgress()),
                expected.map(Expectation::probability).orElse(null),
                expected.map(Expectation::model).orElse(null),
                expected.map(Expectation::horizonDays).orElse(null),
                expected.map(Expectation::reasons).orElse(List.of()).stream()
                        .map(ChurnHandlers::reason)
                        .toList(),
                freshness.stalenessMillis(),
                freshness.host());
    }

    private static Reason reason(ChurnReason reason) {
        return new Reason(lowerCase(reason.topic()), reason.words(), reason.contribution());
    }

    private static Activity activity(Presence presence, long today) {
        long bitmap = presence.bitmap(today);
        return new Activity(
                LocalDate.ofEpochDay(today).toString(),
                new ActiveDays(active(bitmap, 7), active(bitmap, 30), active(bitmap, Presence.DAYS)),
                presence.days().stream()
                        .filter(day -> day.day() > today - Presence.DAYS)
                        .mapToInt(ActiveDay::sessions)
                        .sum(),
                HexFormat.of().toHexDigits(bitmap),
                ActivityKind.ALL.stream()
                        .map(kind -> new Kind(
                                lowerCase(kind),
                                presence.total(kind),
                                new Decayed(
                                        presence.decayed(kind, today, 1),
                                        presence.decayed(kind, today, 7),
                                        presence.decayed(kind, today, 30))))
                        .toList());
    }

    /** Returns how many of the last days are in a bitmap. */
    private static int active(long bitmap, int days) {
        return Long.bitCount(days == Long.SIZE ? bitmap : bitmap & ((1L << days) - 1));
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
