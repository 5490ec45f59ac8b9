package org.learnstream.domain.similarity;

import java.util.ArrayList;
import java.util.List;

/**
 * The courses most similar to a given one, by the cosine of their affinities, G(c,d) / √(G(c,c)·G(d,d)).
 *
 * <p>All cosines are of one instant; the numbers of common learners are counted afterwards, for the best only, and may
 * be a little newer.
 */
public final class CourseNeighbours {
    private CourseNeighbours() {}

    /** Returns the most similar courses: by cosine descending, then course id ascending; none for an unknown course. */
    public static List<Neighbour> nearest(CourseStatistics statistics, String courseId, int limit) {
        int course = statistics.ordinal(courseId);
        if (course < 0) {
            return List.of();
        }
        int courses = statistics.courses();
        GramRow row = new GramRow();
        statistics.readRowAndNorms(course, row);
        long[] entries = new long[courses];
        row.expand(entries);
        CourseRanking ranking = new CourseRanking(statistics, limit);
        for (int other = 0; other < courses; other++) {
            if (entries[other] > 0) {
                double cosine =
                        entries[other] / Math.sqrt((double) row.squaredNorm(course) * (double) row.squaredNorm(other));
                if (ranking.admits(other, cosine)) {
                    ranking.add(other, cosine);
                }
            }
        }
        ranking.finish();
        List<Neighbour> nearest = new ArrayList<>(ranking.size());
        int[] ordinals = ranking.ordinals();
        for (int place = 0; place < ordinals.length; place++) {
            nearest.add(new Neighbour(
                    statistics.courseId(ordinals[place]),
                    ranking.score(place),
                    statistics.commonLearners(course, ordinals[place])));
        }
        return nearest;
    }
}
