package org.learnstream.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.recommend.CourseFilter;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.domain.recommend.Recommendation;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommender;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.generator.Flaw;
import org.learnstream.oracle.BatchAffinities;
import org.learnstream.oracle.BatchCourseModel;
import org.learnstream.oracle.BatchKnowledge;
import org.learnstream.oracle.BatchPresence;
import org.learnstream.oracle.ToldAlert;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.ActivityReader;
import org.learnstream.wire.Inbound;
import org.learnstream.wire.avro.DeadLetterReason;

/** What is to come of all that was written: worked out from everything at once, when there is nothing more to come. */
final class Expected {
    private static final int LARGEST = 1 << 20;
    private static final Map<String, ActivityReader<?>> READERS = Map.of(
            Topics.CLICKS.name(), ActivityReader.clicks(Topics.CLICKS.codec(), LARGEST),
            Topics.PROGRESS.name(), ActivityReader.progress(Topics.PROGRESS.codec(), LARGEST),
            Topics.PURCHASES.name(), ActivityReader.purchases(Topics.PURCHASES.codec(), LARGEST),
            Topics.REVIEWS.name(), ActivityReader.reviews(Topics.REVIEWS.codec(), LARGEST),
            Topics.DISCUSSIONS.name(), ActivityReader.discussions(Topics.DISCUSSIONS.codec(), LARGEST),
            Topics.EXCLUSIONS.name(), ActivityReader.exclusions(Topics.EXCLUSIONS.codec(), LARGEST));

    private final Map<String, Course> courses;
    private final InactivityThresholds thresholds;
    private final Map<String, List<Activity>> activities = new TreeMap<>();
    private final Map<String, String> letters = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, AffinityVector> vectors = new TreeMap<>();

    /**
     * Works out what is expected.
     *
     * @param courses the catalogue, by course
     * @param thresholds when learners are told of
     */
    Expected(List<Ledger.Entry> written, Map<String, Course> courses, InactivityThresholds thresholds) {
        this.courses = new TreeMap<>(courses);
        this.thresholds = thresholds;
        written.forEach(this::take);
        activities.forEach((learner, all) -> {
            AffinityVector vector = BatchAffinities.of(all);
            if (!vector.entries().isEmpty()) {
                vectors.put(learner, vector);
            }
        });
    }

    /** The generator says what it sent, so that it need not be found out from the record. */
    private void take(Ledger.Entry entry) {
        String topic = entry.record().topic();
        count(topic, "received");
        Flaw flaw = entry.flaw();
        if (flaw != null && flaw.fatal()) {
            DeadLetterReason reason = reason(flaw);
            count(topic, Comparison.letterCount(reason.name()));
            letters.put(place(topic, entry.partition(), entry.offset()), reason.name());
            return;
        }
        if (flaw == Flaw.DUPLICATE) {
            count(topic, "duplicates");
            return;
        }
        count(topic, "activities");
        ActivityReader<?> reader = READERS.get(topic);
        if (reader == null || !(reader.read(entry.record().value()) instanceof Inbound.Accepted accepted)) {
            throw new IllegalStateException("a sound record of " + topic + " is not read as one");
        }
        Activity activity = accepted.activity();
        activities
                .computeIfAbsent(activity.origin().learnerId(), learner -> new ArrayList<>())
                .add(activity);
    }

    private void count(String topic, String outcome) {
        counts.merge(topic + " " + outcome, 1L, Long::sum);
    }

    private static DeadLetterReason reason(Flaw flaw) {
        return switch (flaw) {
            case UNDECODABLE -> DeadLetterReason.UNDECODABLE;
            case NO_KEY -> DeadLetterReason.MISSING_KEY;
            case WRONG_KEY -> DeadLetterReason.KEY_MISMATCH;
            case NO_VALUE -> DeadLetterReason.MISSING_VALUE;
            case IMPOSSIBLE_VALUE -> DeadLetterReason.IMPOSSIBLE_VALUE;
            case FUTURE_TIME -> DeadLetterReason.FUTURE_TIME;
            case DUPLICATE, LATE -> throw new IllegalArgumentException(flaw + " is no reason to refuse a record");
        };
    }

    /** Returns how a place in a topic is called. */
    static String place(String topic, int partition, long offset) {
        return topic + "/" + partition + "/" + offset;
    }

    /** Returns what the intake is to have counted, by topic and outcome. */
    Map<String, Long> counts() {
        return counts;
    }

    /** Returns why records are to be refused, by their place. */
    Map<String, String> letters() {
        return letters;
    }

    /** Returns what each learner cares for. */
    Map<String, AffinityVector> vectors() {
        return vectors;
    }

    /** Returns the course model of all vectors. */
    BatchCourseModel model() {
        return new BatchCourseModel(vectors, courses.keySet());
    }

    /** Returns when each learner was there. */
    Map<String, BatchPresence> presences() {
        Map<String, BatchPresence> presences = new TreeMap<>();
        activities.forEach((learner, all) -> {
            if (BatchPresence.shown(all)) {
                presences.put(learner, BatchPresence.of(all));
            }
        });
        return presences;
    }

    /** Returns what is to be told of silent learners until a time. */
    Set<ToldAlert> alerts(long until) {
        Map<String, List<Long>> times = new HashMap<>();
        activities.forEach((learner, all) -> times.put(
                learner,
                all.stream()
                        .filter(activity -> ActivityKind.of(activity).isPresent())
                        .map(activity -> activity.origin().time())
                        .toList()));
        return new HashSet<>(ToldAlert.expected(times, thresholds, until));
    }

    /** Returns the slate of each learner who cares for anything, by the final model: its courses, in order. */
    Map<String, List<String>> slates(String recommender, int size) {
        BatchKnowledge knowledge = new BatchKnowledge(model(), courseId -> Optional.ofNullable(courses.get(courseId)));
        Recommender scoring = Recommenders.with(RecommendOptions.DEFAULT).named(recommender);
        Map<String, List<String>> slates = new TreeMap<>();
        vectors.forEach((learner, vector) -> slates.put(
                learner,
                scoring
                        .recommend(
                                new RecommendationRequest(knowledge, Learner.of(vector), CourseFilter.ALL, size, 0, 0))
                        .stream()
                        .map(Recommendation::courseId)
                        .toList()));
        return slates;
    }
}
