package org.learnstream.domain.recommend;

import java.util.List;
import java.util.Map;
import org.learnstream.domain.similarity.CourseRanking;

/**
 * Scores courses by what other recommenders say together, in two steps.
 *
 * <p>The first one draws up a shortlist: the best by the sum of a few recommenders' standardised scores, with fixed
 * weights. The second one orders the shortlist by a logarithmic opinion pool of all members, whose weights are learnt from
 * what learners with about as many courses took:
 *
 * <pre>
 * p(m,c) = max(0, s(m,c)) / Σd max(0, s(m,d))      over the shortlist
 * score(c) = Σm w(m) · log(ε + p(m,c))
 * </pre>
 *
 * so that a course which several members think likely stands before one that a single member is sure of. All other courses
 * follow in the order of the first step. A member that gives no course of the shortlist anything counts for nothing.
 *
 * <p>Source of the pool: C. Genest and J. Zidek, Combining Probability Distributions: A Critique and an Annotated
 * Bibliography, Statistical Science 1(1), 1986.
 */
final class HybridScorer implements Scorer {
    /** The share that a member leaves to courses it does not know, ε. */
    static final double UNKNOWN = 1e-3;

    /** The logarithm of most shares, kept because logarithms are what the pool costs. */
    private static final double LOG_UNKNOWN = Math.log(UNKNOWN);

    private final Map<String, Scorer> recommenders;
    private final Scorer firstStep;
    private final int shortlisted;

    /**
     * Makes a hybrid.
     *
     * @param recommenders by name, those that may be members
     */
    HybridScorer(Map<String, Scorer> recommenders, Shortlist shortlist) {
        this.recommenders = recommenders;
        firstStep = new StandardisedSumScorer(recommenders, shortlist.weights());
        shortlisted = shortlist.size();
    }

    /**
     * The courses on the shortlist of a request and what each member gives them.
     *
     * @param courses their ordinals, best first by the first step
     * @param worst the lowest score of them by the first step
     * @param given by member of the blend, what it gives each course, at least 0
     * @param totals by member, the sum of what it gives
     */
    @SuppressWarnings("ArrayRecordComponent") // lives for one request, in one thread
    record Opinions(int[] courses, double worst, double[][] given, double[] totals) {
        /** Returns log(ε + p(m,c)), or 0 when the member gives nothing to any course. */
        double feature(int member, int place) {
            double value = given[member][place];
            if (value == 0) {
                return totals[member] > 0 ? LOG_UNKNOWN : 0;
            }
            return Math.log(UNKNOWN + value / totals[member]);
        }

        /** Returns the place of each of some courses, or −1. */
        int[] places(int[] some) {
            CoursePlaces listed = Workspace.current().explained();
            for (int course : courses) {
                listed.add(course);
            }
            int[] places = new int[some.length];
            for (int index = 0; index < some.length; index++) {
                places[index] = listed.of(some[index]);
            }
            listed.clear();
            return places;
        }

        /** Returns the place of a course, or −1. */
        int place(int course) {
            for (int place = 0; place < courses.length; place++) {
                if (courses[place] == course) {
                    return place;
                }
            }
            return -1;
        }
    }

    @Override
    public void score(Scoring scoring, double[] scores) {
        Opinions opinions = opinions(scoring);
        double[] blended = blend(scoring, opinions);
        double lowest = 0;
        for (int place = 0; place < blended.length; place++) {
            lowest = place == 0 ? blended[0] : Math.min(lowest, blended[place]);
        }
        double[] first = scoring.scores(firstStep);
        double shift = lowest - 1 - opinions.worst();
        for (int course = 0; course < scoring.courses(); course++) {
            scores[course] = first[course] + shift;
        }
        for (int place = 0; place < blended.length; place++) {
            scores[opinions.courses()[place]] = blended[place];
        }
    }

    /** {@inheritDoc} All of the shortlist come before all others. */
    @Override
    public int[] foremost(Scoring scoring) {
        return opinions(scoring).courses();
    }

    /** Returns what the members say of the shortlist; worked out once a request. */
    Opinions opinions(Scoring scoring) {
        return scoring.once(this, Opinions.class, () -> {
            CourseRanking ranking = CourseRanking.of(
                    scoring.statistics(), scoring.candidates(), scoring.scores(firstStep), shortlisted);
            int[] courses = ranking.ordinals();
            double worst = courses.length == 0 ? 0 : ranking.score(courses.length - 1);
            List<String> members = scoring.knowledge().blend().members();
            double[][] given = new double[members.size()][courses.length];
            double[] totals = new double[members.size()];
            for (int member = 0; member < given.length; member++) {
                Scorer scorer = recommenders.get(members.get(member));
                if (scorer != null) {
                    scorer.scoreSome(scoring, courses, given[member]);
                    totals[member] = keepPositive(given[member]);
                }
            }
            return new Opinions(courses, worst, given, totals);
        });
    }

    private static double keepPositive(double[] values) {
        double total = 0;
        for (int index = 0; index < values.length; index++) {
            values[index] = Math.max(0, values[index]);
            total += values[index];
        }
        return total;
    }

    private static double[] blend(Scoring scoring, Opinions opinions) {
        double[] weights = weights(scoring);
        double[] blended = new double[opinions.courses().length];
        for (int member = 0; member < weights.length; member++) {
            if (weights[member] != 0 && opinions.totals()[member] > 0) {
                for (int place = 0; place < blended.length; place++) {
                    blended[place] += weights[member] * opinions.feature(member, place);
                }
            }
        }
        return blended;
    }

    private static double[] weights(Scoring scoring) {
        return scoring.knowledge()
                .blend()
                .of(BlendWeights.classOf(scoring.history().size()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A member's part in the score of a course is split over the learner's own courses as its score is: by the
     * derivative of the logarithm, w(m) / (ε·Σd s(m,d) + s(m,c)) for each unit of the member's score.
     */
    @Override
    public void explain(Scoring scoring, int[] courses, double factor, Contributions into) {
        Opinions opinions = opinions(scoring);
        double[] weights = weights(scoring);
        List<String> members = scoring.knowledge().blend().members();
        int[] places = opinions.places(courses);
        for (int member = 0; member < weights.length; member++) {
            Scorer scorer = recommenders.get(members.get(member));
            if (scorer != null && weights[member] != 0 && opinions.totals()[member] > 0) {
                Contributions own = new Contributions(courses.length, scoring.history());
                scorer.explain(scoring, courses, 1, own);
                for (int index = 0; index < courses.length; index++) {
                    double given = places[index] < 0 ? 0 : opinions.given()[member][places[index]];
                    into.addAll(index, own, factor * weights[member] / (UNKNOWN * opinions.totals()[member] + given));
                }
            }
        }
    }

    /** Returns the logarithms that the pool adds up, of courses by their place on the shortlist: a row for each course. */
    static double[][] features(Opinions opinions, int[] places) {
        double[][] features = new double[places.length][opinions.totals().length];
        for (int row = 0; row < places.length; row++) {
            for (int member = 0; member < opinions.totals().length; member++) {
                features[row][member] = opinions.feature(member, places[row]);
            }
        }
        return features;
    }
}
