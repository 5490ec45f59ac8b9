package org.learnstream.http;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.learnstream.query.Answer;
import org.learnstream.query.Answer.Found;
import org.learnstream.query.Answer.Missing;
import org.learnstream.query.Freshness;
import org.learnstream.query.LearnerReads;
import org.learnstream.query.LearnerRecords;
import org.learnstream.query.LearnerRows;
import org.learnstream.query.RecordKey;
import org.learnstream.query.RowDecoder;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.ServedTable;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.AffinityVector;
import org.learnstream.wire.avro.ChurnState;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Slate;

/** Learners in a map; those who are not in it are missing. */
final class FakeLearners implements LearnerReads {
    static final Freshness FRESH = new Freshness("host-1:8080", Freshness.Replica.ACTIVE, 120);

    private final Map<String, CompletionStage<Answer<LearnerRecords>>> answers = new HashMap<>();

    void put(String learner, Slate slate, AffinityVector affinities, LearnerRegistration registration) {
        put(learner, Optional.of(slate), Optional.of(affinities), Optional.of(registration));
    }

    void put(
            String learner,
            Optional<Slate> slate,
            Optional<AffinityVector> affinities,
            Optional<LearnerRegistration> registration) {
        Map<ServedTable, byte[]> rows = new EnumMap<>(ServedTable.class);
        slate.ifPresent(row -> rows.put(
                ServedTable.RECOMMENDATIONS, Topics.RECOMMENDATIONS.codec().encode(row)));
        affinities.ifPresent(row ->
                rows.put(ServedTable.AFFINITIES, Topics.AFFINITIES.codec().encode(row)));
        registration.ifPresent(row ->
                rows.put(ServedTable.REGISTRATIONS, Topics.REGISTRATIONS.codec().encode(row)));
        put(learner, found(rows));
    }

    void put(String learner, ChurnState churn) {
        put(
                learner,
                found(Map.of(
                        ServedTable.CHURN_STATES, Topics.CHURN_STATES.codec().encode(churn))));
    }

    private static Answer<LearnerRecords> found(Map<ServedTable, byte[]> rows) {
        return new Found<>(new RowDecoder(Framing.SINGLE_OBJECT).decode(new LearnerRows(rows)), FRESH);
    }

    void put(String learner, Answer<LearnerRecords> answer) {
        answers.put(learner, CompletableFuture.completedFuture(answer));
    }

    void fail(String learner) {
        answers.put(learner, CompletableFuture.failedFuture(new IllegalStateException("a defect of the test")));
    }

    @Override
    public CompletionStage<Answer<LearnerRecords>> read(RecordKey learner, Set<ServedTable> tables) {
        return answers.getOrDefault(learner.text(), CompletableFuture.completedFuture(new Missing<>(FRESH)));
    }
}
