package org.learnstream.http;

import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;
import org.learnstream.http.LearnerBody.Consent;
import org.learnstream.http.LearnerBody.CourseAffinity;
import org.learnstream.http.LearnerBody.Registration;
import org.learnstream.http.Problem.Kind;
import org.learnstream.query.Freshness;
import org.learnstream.query.LearnerReads;
import org.learnstream.query.LearnerRecords;
import org.learnstream.query.RecordKey;
import org.learnstream.wire.avro.Affinity;
import org.learnstream.wire.avro.AffinityVector;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Slate;

/** Answers what is known of a learner. */
final class LearnerHandlers {
    private static final double TENTHS = 10.0;

    private final LearnerReads learners;
    private final Catalogue catalogue;

    private final Operator operator;

    LearnerHandlers(LearnerReads learners, Catalogue catalogue, Operator operator) {
        this.operator = operator;
        this.learners = learners;
        this.catalogue = catalogue;
    }

    /** {@code GET /v1/users/{user_id}}. */
    Future<Reply> learner(Request request) {
        RecordKey learner = request.key("user_id");
        boolean all = operator.asks(request);
        return Future.fromCompletionStage(learners.read(learner))
                .map(answer -> Answers.match(
                        answer,
                        (records, freshness) ->
                                Reply.json(body(learner, records, freshness, all), freshness.stalenessMillis()),
                        freshness -> {
                            throw new ProblemException(
                                    Kind.UNKNOWN_LEARNER, "nothing is known of this learner", "user_id");
                        }));
    }

    private LearnerBody body(RecordKey learner, LearnerRecords records, Freshness freshness, boolean all) {
        return new LearnerBody(
                learner.text(),
                records.registration()
                        .filter(given -> all)
                        .map(LearnerHandlers::registration)
                        .orElse(null),
                records.affinities().map(this::affinities).orElse(List.of()),
                records.affinities().map(AffinityVector::getEventTime).orElse(null),
                records.slate().map(Slate::getSlateId).orElse(null),
                records.slate().map(Slate::getCreatedTime).orElse(null),
                freshness.stalenessMillis(),
                freshness.host());
    }

    private static Registration registration(LearnerRegistration given) {
        return new Registration(
                given.getEventTime(),
                lowerCase(given.getAgeBand()),
                lowerCase(given.getGender()),
                given.getOccupation(),
                lowerCase(given.getTechnicalBackground()),
                given.getCountry(),
                given.getChannel(),
                new Consent(
                        given.getConsent().getPersonalisation(),
                        given.getConsent().getMessages(),
                        given.getConsent().getResearch()));
    }

    private List<CourseAffinity> affinities(AffinityVector vector) {
        return vector.getEntries().stream().map(this::affinity).toList();
    }

    private CourseAffinity affinity(Affinity entry) {
        return new CourseAffinity(
                entry.getCourseId(),
                title(entry.getCourseId()),
                entry.getAffinityTenths() / TENTHS,
                entry.getTaken(),
                entry.getFirstTime(),
                entry.getLastTime());
    }

    private @Nullable String title(String courseId) {
        return catalogue.course(courseId).map(Course::title).orElse(null);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
