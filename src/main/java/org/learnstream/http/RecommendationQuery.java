package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.recommend.CourseFilter;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.http.Problem.Kind;
import org.learnstream.wire.avro.CourseLevel;

/**
 * What recommendations are asked for.
 *
 * @param limit how many at most
 * @param model name of the recommender to ask now; empty for what is published
 * @param explain whether to say what every recommender thinks of each course, and all that speaks for it
 * @param wanted which courses may be among them
 */
record RecommendationQuery(int limit, Optional<String> model, boolean explain, CourseFilter wanted) {
    static final int USUAL_LIMIT = 10;
    static final int HIGHEST_LIMIT = 50;
    private static final int LONGEST_LIST = 1000;
    private static final Set<String> LEVELS = Arrays.stream(CourseLevel.values())
            .map(level -> level.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(LinkedHashSet::new));

    /**
     * Reads the query parameters of a request.
     *
     * @throws ProblemException when one of them is invalid; it names the parameter
     */
    static RecommendationQuery of(Request request) {
        int limit = request.limit(USUAL_LIMIT, HIGHEST_LIMIT);
        Optional<String> model = request.text("model");
        model.ifPresent(RecommendationQuery::checkModel);
        CourseFilter wanted = CourseFilter.ALL;
        wanted = and(wanted, lists(request.list("exclude"), request.list("include")));
        Set<String> categories = request.list("category");
        if (!categories.isEmpty()) {
            wanted = and(wanted, course -> course.category() != null && categories.contains(course.category()));
        }
        Set<String> levels = levels(request);
        if (!levels.isEmpty()) {
            wanted = and(wanted, course -> levels.contains(course.level()));
        }
        Set<String> languages = request.list("language");
        if (!languages.isEmpty()) {
            wanted = and(wanted, course -> speaks(course, languages));
        }
        Optional<Integer> price = request.number("max_price", 0, Integer.MAX_VALUE);
        if (price.isPresent()) {
            long most = price.get();
            wanted = and(
                    wanted, course -> course.price() != null && course.price().minorUnits() <= most);
        }
        return new RecommendationQuery(limit, model, request.flag("explain"), wanted);
    }

    /**
     * Reads the lists of the older contract's body.
     *
     * @throws ProblemException when one of them is no list of texts; it names the property
     */
    static RecommendationQuery of(JsonNode body, int limit) {
        return new RecommendationQuery(
                limit, Optional.empty(), false, lists(list(body, "exclude"), list(body, "include")));
    }

    /** Whether the published slate is asked for as it is, but for its length. */
    boolean plain() {
        return model.isEmpty() && !explain && !filtered();
    }

    /** Whether some courses are not wanted. */
    boolean filtered() {
        return wanted != CourseFilter.ALL;
    }

    private static void checkModel(String name) {
        if (!Recommenders.names().contains(name)) {
            throw new ProblemException(
                    Kind.INVALID_PARAMETER, "model is not one of " + String.join(", ", Recommenders.names()), "model");
        }
    }

    private static Set<String> levels(Request request) {
        Set<String> levels = request.list("level");
        if (!LEVELS.containsAll(levels)) {
            throw new ProblemException(
                    Kind.INVALID_PARAMETER, "level is not one of " + String.join(", ", LEVELS), "level");
        }
        return levels;
    }

    /** A wanted language takes in its variants: {@code en} is spoken by a course in {@code en-GB}. */
    private static boolean speaks(Course course, Set<String> languages) {
        String spoken = course.language() == null ? "" : course.language().toLowerCase(Locale.ROOT);
        return languages.stream()
                .map(language -> language.toLowerCase(Locale.ROOT))
                .anyMatch(language -> spoken.equals(language) || spoken.startsWith(language + "-"));
    }

    private static CourseFilter lists(Set<String> exclude, Set<String> include) {
        if (exclude.isEmpty() && include.isEmpty()) {
            return CourseFilter.ALL;
        }
        return course ->
                !exclude.contains(course.courseId()) && (include.isEmpty() || include.contains(course.courseId()));
    }

    private static CourseFilter and(CourseFilter one, CourseFilter other) {
        if (other == CourseFilter.ALL) {
            return one;
        }
        return one == CourseFilter.ALL ? other : course -> one.test(course) && other.test(course);
    }

    private static Set<String> list(JsonNode body, String property) {
        Set<String> values = new LinkedHashSet<>();
        JsonNode given = body.get(property);
        if (given == null || given.isNull()) {
            return values;
        }
        boolean sound = given.isArray() && given.size() <= LONGEST_LIST;
        for (JsonNode value : given) {
            sound &= value.isTextual();
            values.add(value.asText());
        }
        if (!sound) {
            throw new ProblemException(
                    Kind.INVALID_BODY, property + " is not a list of at most " + LONGEST_LIST + " texts", property);
        }
        return values;
    }
}
