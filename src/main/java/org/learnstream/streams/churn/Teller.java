package org.learnstream.streams.churn;

import java.util.Optional;
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
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.model.LiveChurn;
import org.learnstream.wire.ChurnModels;

/**
 * Tells what is to be told of learners.
 *
 * @param context where it is told
 * @param models what is known of who stays away
 * @param settings of the prediction
 * @param courses what a learner's courses say of them
 */
record Teller(
        ProcessorContext<String, ChurnOutput> context,
        LiveChurn models,
        PredictionSettings settings,
        LearnerCourses courses) {
    /** Tells that a window closed, or that the learner returned. */
    void turn(String learner, WatchedLearner watched, Turn turn, Cohort cohort) {
        Optional<ChurnPrediction> prediction = turn instanceof Closed && settings.enabled()
                ? models.judge()
                        .predict(
                                watched.presence(),
                                ActiveDay.dayOf(turn.time()),
                                ChurnContext.of(cohort),
                                settings.reasons())
                : Optional.empty();
        forward(
                learner,
                new ChurnOutput.Alert(
                        Alerts.of(learner, turn, prediction, courses.segment(learner), courses.inProgress(learner))));
    }

    /** Tells how things stand with a learner. */
    void state(String learner, WatchedLearner watched, InactivityThresholds thresholds, Cohort cohort) {
        forward(
                learner,
                new ChurnOutput.State(Alerts.state(
                        learner, watched, thresholds, cohort, courses.segment(learner), courses.inProgress(learner))));
    }

    /** Tells what can be learnt from a learner. */
    void example(String learner, WatchedLearner watched, Outcome outcome) {
        double[] features = ChurnFeatures.of(watched.presence(), outcome.day(), ChurnContext.of(outcome.cohort()));
        forward(
                learner,
                new ChurnOutput.Example(ChurnModels.example(
                        learner, outcome.day(), settings.horizonDays(), features, outcome.stayedAway())));
    }

    /** What is told is timed by its telling: a table's times should not go back. */
    private void forward(String learner, ChurnOutput output) {
        context.forward(new Record<>(learner, output, context.currentSystemTimeMs()));
    }
}
