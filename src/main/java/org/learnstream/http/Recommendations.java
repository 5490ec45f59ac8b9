package org.learnstream.http;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.recommend.Recommendation;
import org.learnstream.http.FreshScores.Scored;
import org.learnstream.http.RecommendationsBody.Item;
import org.learnstream.http.RecommendationsBody.Reason;
import org.learnstream.query.Freshness;
import org.learnstream.query.LearnerRecords;
import org.learnstream.query.RecordKey;
import org.learnstream.streams.catalog.ServedTable;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;
import org.learnstream.wire.avro.SlateReason;

/**
 * What a learner is shown: the published slate, less what is not wanted and what changed since it was scored, or else
 * what is scored now.
 *
 * <p>A slate can be older than the newest purchase, exclusion or catalogue: courses that the learner has taken or excluded
 * since and courses that are no longer published are left out here once more.
 */
final class Recommendations {
    /** The tables that recommendations are made of. */
    static final Set<ServedTable> MADE_OF =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(ServedTable.CHURN_STATES)));

    private final Ports.Courses courses;
    private final FreshScores fresh;
    private final RememberedSlates remembered;

    Recommendations(Ports.Courses courses) {
        this.courses = courses;
        this.fresh = new FreshScores(courses.knowledge(), courses.choice());
        this.remembered = new RememberedSlates(courses.choice().rememberedSlates());
    }

    /** Returns the same as {@link #published} as JSON, when it is all that is asked for. */
    Optional<Buffer> rendered(
            RecordKey learner, LearnerRecords records, Freshness freshness, RecommendationQuery query) {
        if (!query.plain()) {
            return Optional.empty();
        }
        // Taken before the catalogue is read: what changes in between makes the slate one of a version that is gone.
        RememberedSlates.Origin origin = new RememberedSlates.Origin(
                learner, query.limit(), courses.catalogue().version());
        return remembered
                .find(origin, records.rows())
                .or(() -> published(Asked.of(learner, Optional.of(records), freshness), query)
                        .map(body -> {
                            RenderedSlate slate = RenderedSlate.of(body);
                            // What cannot be decoded now may be later, with the same rows.
                            if (records.allDecoded()) {
                                remembered.put(origin, records.rows(), slate);
                            }
                            return slate;
                        }))
                .map(slate -> slate.of(freshness));
    }

    /**
     * Returns what was published, when that is what is asked for: no recommender is named, nothing is to be explained,
     * and when only some courses are wanted the slate holds enough of them.
     */
    Optional<RecommendationsBody> published(Asked asked, RecommendationQuery query) {
        if (asked.slate().isEmpty() || query.model().isPresent() || query.explain()) {
            return Optional.empty();
        }
        Slate slate = asked.slate().get();
        List<Item> items = items(slate, asked, query);
        if (items.isEmpty() || (query.filtered() && items.size() < query.limit())) {
            return Optional.empty();
        }
        return Optional.of(new RecommendationsBody(
                asked.learner().learnerId(),
                asked.newcomer() ? RecommendationsBody.POPULAR : RecommendationsBody.PERSONAL,
                asked.newcomer() ? Basis.popularIn(asked.learner().demographics()) : null,
                items,
                slate.getSlateId(),
                slate.getModelGeneration(),
                slate.getTriggerTime(),
                slate.getCreatedTime(),
                asked.freshness().stalenessMillis(),
                asked.freshness().host()));
    }

    /**
     * Returns what is scored now.
     *
     * @throws ProblemException when the course model is not restored
     */
    RecommendationsBody afresh(Asked asked, RecommendationQuery query) {
        Scored scored = fresh.score(asked, query);
        List<Item> items = new ArrayList<>(scored.courses().size());
        for (int place = 0; place < scored.courses().size(); place++) {
            Recommendation course = scored.courses().get(place);
            items.add(new Item(
                    course.courseId(),
                    title(course.courseId()),
                    course.score(),
                    scored.model(),
                    null,
                    course.reasons().stream()
                            .map(reason -> reason(reason.courseId(), (float) reason.share()))
                            .toList(),
                    scored.opinions().isEmpty() ? null : scored.opinions().get(place)));
        }
        return new RecommendationsBody(
                asked.learner().learnerId(),
                asked.newcomer() ? RecommendationsBody.POPULAR : RecommendationsBody.PERSONAL,
                asked.newcomer() ? basis(asked, scored) : null,
                items,
                null,
                scored.generation(),
                null,
                scored.time(),
                asked.freshness().stalenessMillis(),
                asked.freshness().host());
    }

    private static String basis(Asked asked, Scored scored) {
        boolean byCell = scored.model().equals("trending");
        return byCell ? Basis.popularIn(asked.learner().demographics()) : Basis.EVERYBODY;
    }

    private List<Item> items(Slate slate, Asked asked, RecommendationQuery query) {
        List<Item> items = new ArrayList<>(query.limit());
        for (SlateItem item : slate.getItems()) {
            if (items.size() == query.limit()) {
                break;
            }
            if (showable(item.getCourseId(), asked, query)) {
                items.add(new Item(
                        item.getCourseId(),
                        title(item.getCourseId()),
                        item.getScore(),
                        slate.getArms().get(item.getArm()),
                        item.getPropensity(),
                        item.getReasons().stream()
                                .map(reason -> reason(slate, reason))
                                .toList(),
                        null));
            }
        }
        return items;
    }

    private boolean showable(String courseId, Asked asked, RecommendationQuery query) {
        return asked.open(courseId)
                && courses.catalogue()
                        .course(courseId)
                        .filter(Course::published)
                        .filter(query.wanted())
                        .isPresent();
    }

    private Reason reason(Slate slate, SlateReason reason) {
        return reason(slate.getBecause().get(reason.getBecause()), reason.getShare());
    }

    private Reason reason(String because, float share) {
        String title = title(because);
        return new Reason(because, title, share, "because of your course " + (title == null ? because : title));
    }

    private @Nullable String title(String courseId) {
        return courses.catalogue().course(courseId).map(Course::title).orElse(null);
    }
}
