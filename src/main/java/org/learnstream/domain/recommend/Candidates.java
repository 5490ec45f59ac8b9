package org.learnstream.domain.recommend;

import java.util.BitSet;
import java.util.OptionalInt;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.similarity.CourseRanking;
import org.learnstream.domain.similarity.CourseStatistics;

/** The courses that may be recommended for a request, and their order by given scores. */
final class Candidates {
    private static final int SPARE = 16;
    private static final int MORE = 8;

    private final CourseStatistics statistics;
    private final Catalogue catalogue;
    private final int courses;
    private final BitSet taken = new BitSet();

    Candidates(RecommendationRequest request) {
        statistics = request.statistics();
        catalogue = request.catalogue();
        courses = statistics.courses();
        for (Affinity affinity : request.learner().entries()) {
            if (affinity.taken()) {
                int ordinal = statistics.ordinal(affinity.courseId());
                if (ordinal >= 0) {
                    taken.set(ordinal);
                }
            }
        }
    }

    /** Returns how many ordinals are looked at; courses that appear later are no candidates. */
    int courses() {
        return courses;
    }

    /**
     * Returns the best candidates. The catalogue costs most to ask, so it is asked about the best alone: a few more than
     * wanted are ranked without it, and many more when it turned too many of them down.
     */
    CourseRanking best(int wanted, double[] scores) {
        int limit = Math.min(wanted, courses);
        int spare = SPARE;
        while (true) {
            CourseRanking ranking = rank(limit + spare, scores);
            boolean all = ranking.size() < limit + spare;
            CourseRanking offered = ranking.keep(this::onOffer, limit);
            if (all || offered.size() == limit) {
                return offered;
            }
            spare *= MORE;
        }
    }

    /**
     * Ranks whatever the catalogue says; courses without a score are looked at only when those above 0 are too few. They
     * are ranked by their learners as if that were a score, which is the same order and quicker to compare; behind them
     * come those below 0.
     */
    private CourseRanking rank(int limit, double[] scores) {
        CourseRanking scored = new CourseRanking(statistics, limit);
        for (int course = 0; course < courses; course++) {
            if (scores[course] > 0 && scored.admits(course, scores[course]) && open(course)) {
                scored.add(course, scores[course]);
            }
        }
        scored.finish();
        if (scored.size() == limit) {
            return scored;
        }
        CourseRanking popular = new CourseRanking(statistics, limit - scored.size());
        for (int course = 0; course < courses; course++) {
            double key = scores[course] == 0 ? (double) statistics.learners(course) : scores[course];
            if (scores[course] <= 0 && open(course) && popular.admits(course, key)) {
                popular.add(course, key);
            }
        }
        popular.finish();
        return scored.followedBy(popular, scores);
    }

    /** Returns the rank of a course among all candidates, from 1; empty when it is none. */
    OptionalInt rankOf(String courseId, double[] scores) {
        int target = statistics.ordinal(courseId);
        if (target < 0 || target >= courses || !open(target) || !onOffer(target)) {
            return OptionalInt.empty();
        }
        int rank = 1;
        for (int course = 0; course < courses; course++) {
            if (course != target
                    && open(course)
                    && CourseRanking.precedes(statistics, course, scores[course], target, scores[target])
                    && onOffer(course)) {
                rank++;
            }
        }
        return OptionalInt.of(rank);
    }

    private boolean open(int course) {
        return statistics.learners(course) > 0 && !taken.get(course);
    }

    private boolean onOffer(int course) {
        return catalogue.recommendable(statistics.courseId(course));
    }
}
