package org.learnstream.domain.similarity;

import java.util.List;
import java.util.stream.IntStream;

/** The courses with the most learners. */
public final class Popularity {
    private Popularity() {}

    /** Returns the most popular courses: by learners descending, then course id ascending. */
    public static List<PopularCourse> most(CourseStatistics statistics, int limit) {
        CourseRanking ranking = new CourseRanking(statistics, limit);
        for (int course = 0; course < statistics.courses(); course++) {
            long learners = statistics.learners(course);
            if (learners > 0 && ranking.admits(course, (double) learners)) {
                ranking.add(course, (double) learners);
            }
        }
        ranking.finish();
        int[] ordinals = ranking.ordinals();
        return IntStream.range(0, ordinals.length)
                .mapToObj(place -> new PopularCourse(statistics.courseId(ordinals[place]), (long) ranking.score(place)))
                .toList();
    }
}
