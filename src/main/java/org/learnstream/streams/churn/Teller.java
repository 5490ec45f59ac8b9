package org.learnstream.streams.churn;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.learnstream.config.PredictionSettings;
import org.learnstream.domain.churn.ChurnContext;
import org.learnstream.domain.churn.ChurnFeatures;
import org.learnstream.domain.churn.ChurnPrediction;
import org.learnstream.domain.churn.Cohort;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.domain.churn.InactivityWindow.Closed;
import org.learnstream.domain.churn.InactivityWindow.Turn;
import org.learnstream.domain.churn.SnapshotPlan.Outcome;
import org.learnstream.domain.churn.WatchedLearner;
import org.learnstream.domain.intervention.Contacts;
import org.learnstream.domain.intervention.Decision;
import org.learnstream.domain.intervention.InterventionRules;
import org.learnstream.domain.intervention.Situation;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.model.LiveChurn;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.wire.ChurnModels;
import org.learnstream.wire.avro.ChurnAction;
import org.learnstream.wire.avro.ChurnAlert;

/**
 * Tells what is to be told of learners.
 *
 * @param context where it is told
 * @param knowledge what learners said of themselves
 * @param models what is known of who stays away
 * @param settings of the prediction
 * @param rules what to do about learners
 * @param counts what is told is counted there
 */
record Teller(
        ProcessorContext<String, ChurnOutput> context,
        LiveKnowledge knowledge,
        LiveChurn models,
        PredictionSettings settings,
        InterventionRules rules,
        StreamCounts counts) {
    private static final String NOBODY = "";

    /**
     * Tells that a window closed, or that the learner returned.
     *
     * @param contacts what was suggested to do about the learner before
     * @return what was suggested, this time included
     */
    Contacts turn(LearnerCourses courses, WatchedLearner watched, Contacts contacts, Turn turn, Cohort cohort) {
        Optional<ChurnPrediction> prediction = turn instanceof Closed && settings.enabled()
                ? models.judge()
                        .predict(
                                watched.presence(),
                                ActiveDay.dayOf(turn.time()),
                                ChurnContext.of(cohort),
                                settings.reasons())
                : Optional.empty();
        String learner = courses.learner();
        String segment = courses.segment();
        ChurnAlert alert = Alerts.of(learner, turn, prediction, segment, courses.inProgress());
        counts.turn(alert.getKind());
        if (!(turn instanceof Closed)) {
            forward(learner, new ChurnOutput.Alert(alert));
            return contacts;
        }
        OptionalDouble probability =
                prediction.map(said -> OptionalDouble.of(said.probability())).orElse(OptionalDouble.empty());
        Decision decision = rules.decide(
                new Situation(
                        turn.level(),
                        probability,
                        segment,
                        watched.spent(),
                        OptionalDouble.empty(),
                        knowledge.registrations().reach(learner),
                        turn.time()),
                contacts);
        ChurnAction action = decision.suggestion().map(Alerts::action).orElse(null);
        forward(
                learner,
                new ChurnOutput.Alert(
                        ChurnAlert.newBuilder(alert).setAction(action).build()));
        return decision.contacts();
    }

    /** Tells how things stand with a learner. */
    void state(LearnerCourses courses, WatchedLearner watched, InactivityThresholds thresholds, Cohort cohort) {
        forward(
                courses.learner(),
                new ChurnOutput.State(Alerts.state(
                        courses.learner(), watched, thresholds, cohort, courses.segment(), courses.inProgress())));
    }

    /** Tells what can be learnt from a learner, and not from whom. */
    void example(WatchedLearner watched, Outcome outcome) {
        counts.example();
        double[] features = ChurnFeatures.of(watched.presence(), outcome.day(), ChurnContext.of(outcome.cohort()));
        forward(
                NOBODY,
                new ChurnOutput.Example(
                        ChurnModels.example(outcome.day(), settings.horizonDays(), features, outcome.stayedAway())));
    }

    /** What is told is timed by its telling: a table's times should not go back. */
    private void forward(String learner, ChurnOutput output) {
        context.forward(new Record<>(learner, output, context.currentSystemTimeMs()));
    }
}
