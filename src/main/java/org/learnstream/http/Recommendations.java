package org.learnstream.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.similarity.PopularCourse;
import org.learnstream.http.Problem.Kind;
import org.learnstream.http.RecommendationsBody.Item;
import org.learnstream.http.RecommendationsBody.Reason;
import org.learnstream.model.CourseModel;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.query.Freshness;
import org.learnstream.query.LearnerRecords;
import org.learnstream.query.RecordKey;
import org.learnstream.wire.avro.Affinity;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;
import org.learnstream.wire.avro.SlateReason;

/**
 * What a learner is shown: the published slate, less what changed since it was scored, or else popular courses.
 *
 * <p>A slate can be older than the newest purchase or the newest catalogue: courses that the learner has taken since and
 * courses that are no longer published are left out here once more.
 */
final class Recommendations {
    private static final String POPULARITY = "popularity";

    private final Ports.Courses courses;

    Recommendations(Ports.Courses courses) {
        this.courses = courses;
    }

    /**
     * Returns what to show a learner.
     *
     * @throws ProblemException when popular courses are called for and the course model is not restored
     */
    RecommendationsBody forLearner(
            RecordKey learner, Optional<LearnerRecords> records, int limit, Freshness freshness) {
        Set<String> taken = records.flatMap(LearnerRecords::affinities)
                .map(vector -> vector.getEntries().stream()
                        .filter(entry -> entry.getTaken() || entry.getExcluded())
                        .map(Affinity::getCourseId)
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
        Optional<Slate> slate = records.flatMap(LearnerRecords::slate);
        List<Item> personal = slate.map(found -> personal(found, taken, limit)).orElse(List.of());
        if (slate.isPresent() && !personal.isEmpty()) {
            Slate found = slate.get();
            return new RecommendationsBody(
                    learner.text(),
                    RecommendationsBody.PERSONAL,
                    personal,
                    found.getSlateId(),
                    found.getModelGeneration(),
                    found.getTriggerTime(),
                    found.getCreatedTime(),
                    freshness.stalenessMillis(),
                    freshness.host());
        }
        CourseModel model = courses.knowledge()
                .knowledge()
                .map(LiveKnowledge::statistics)
                .orElseThrow(() -> new ProblemException(Kind.NOT_READY, "the course model is not restored yet"));
        return new RecommendationsBody(
                learner.text(),
                RecommendationsBody.POPULAR,
                popular(model, taken, limit),
                null,
                model.generation(),
                null,
                null,
                freshness.stalenessMillis(),
                freshness.host());
    }

    private List<Item> personal(Slate slate, Set<String> taken, int limit) {
        List<Item> items = new ArrayList<>(limit);
        for (SlateItem item : slate.getItems()) {
            if (items.size() == limit) {
                break;
            }
            if (showable(item.getCourseId(), taken)) {
                items.add(new Item(
                        item.getCourseId(),
                        title(item.getCourseId()),
                        item.getScore(),
                        slate.getArms().get(item.getArm()),
                        item.getPropensity(),
                        item.getReasons().stream()
                                .map(reason -> reason(slate, reason))
                                .toList()));
            }
        }
        return items;
    }

    private List<Item> popular(CourseModel model, Set<String> taken, int limit) {
        // Few courses are taken or unpublished: twice the number is enough nearly always, all are enough surely.
        List<Item> items = popular(model.popular(2 * limit + taken.size()), taken, limit);
        return items.size() == limit ? items : popular(model.popular(Math.max(1, model.courses())), taken, limit);
    }

    private List<Item> popular(List<PopularCourse> candidates, Set<String> taken, int limit) {
        return candidates.stream()
                .filter(candidate -> showable(candidate.courseId(), taken))
                .limit(limit)
                .map(candidate -> new Item(
                        candidate.courseId(),
                        title(candidate.courseId()),
                        candidate.learners(),
                        POPULARITY,
                        null,
                        List.of()))
                .toList();
    }

    private boolean showable(String courseId, Set<String> taken) {
        return !taken.contains(courseId) && courses.catalogue().recommendable(courseId);
    }

    private Reason reason(Slate slate, SlateReason reason) {
        String because = slate.getBecause().get(reason.getBecause());
        String title = title(because);
        return new Reason(
                because, title, reason.getShare(), "because of your course " + (title == null ? because : title));
    }

    private @Nullable String title(String courseId) {
        return courses.catalogue().course(courseId).map(Course::title).orElse(null);
    }
}
