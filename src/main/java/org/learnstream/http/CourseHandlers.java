package org.learnstream.http;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.catalog.Course;
import org.learnstream.http.Problem.Kind;
import org.learnstream.model.CourseModel;
import org.learnstream.model.LiveKnowledge;

/** Answers what is known of a course and which courses are like it. */
final class CourseHandlers {
    private static final int USUAL_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 100;

    private final Ports.Courses courses;

    CourseHandlers(Ports.Courses courses) {
        this.courses = courses;
    }

    /** {@code GET /v1/courses/{course_id}}. */
    Future<Reply> course(Request request) {
        String courseId = request.key("course_id").text();
        Optional<Course> described = courses.catalogue().course(courseId);
        Optional<CourseModel> model = courses.knowledge().knowledge().map(LiveKnowledge::statistics);
        Optional<Long> learners = model.flatMap(restored -> learners(restored, courseId));
        if (described.isEmpty() && learners.isEmpty()) {
            throw unknown(model);
        }
        return Future.succeededFuture(Reply.json(new CourseBody(
                courseId,
                described.isPresent(),
                described.map(Course::title).orElse(null),
                described.map(Course::level).orElse(null),
                described.map(Course::language).orElse(null),
                described.map(Course::category).orElse(null),
                described.map(Course::prerequisites).orElse(null),
                described.map(Course::published).orElse(null),
                learners.orElse(model.isPresent() ? 0L : null))));
    }

    /** {@code GET /v1/courses/{course_id}/neighbours?limit=20}. */
    Future<Reply> neighbours(Request request) {
        String courseId = request.key("course_id").text();
        int limit = request.limit(USUAL_LIMIT, HIGHEST_LIMIT);
        CourseModel model = courses.knowledge()
                .knowledge()
                .map(LiveKnowledge::statistics)
                .orElseThrow(() -> new ProblemException(Kind.NOT_READY, "the course model is not restored yet"));
        if (model.ordinal(courseId) < 0 && courses.catalogue().course(courseId).isEmpty()) {
            throw unknown(Optional.of(model));
        }
        long generation = model.generation();
        List<NeighboursBody.Item> items = model.neighbours(courseId, limit).stream()
                .map(neighbour -> new NeighboursBody.Item(
                        neighbour.courseId(),
                        title(neighbour.courseId()),
                        neighbour.cosine(),
                        neighbour.commonLearners()))
                .toList();
        return Future.succeededFuture(Reply.json(new NeighboursBody(courseId, title(courseId), items, generation)));
    }

    private static ProblemException unknown(Optional<CourseModel> model) {
        return model.isPresent()
                ? new ProblemException(
                        Kind.UNKNOWN_COURSE, "neither the catalogue nor any learner knows this course", "course_id")
                : new ProblemException(Kind.NOT_READY, "the course model is not restored yet");
    }

    private static Optional<Long> learners(CourseModel model, String courseId) {
        int ordinal = model.ordinal(courseId);
        return ordinal < 0 ? Optional.empty() : Optional.of(model.learners(ordinal));
    }

    private @Nullable String title(String courseId) {
        return courses.catalogue().course(courseId).map(Course::title).orElse(null);
    }
}
