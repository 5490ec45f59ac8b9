package org.learnstream.domain.recommend;

import java.util.List;
import java.util.Map;

/**
 * Scores courses by what other recommenders say together:
 *
 * <pre>score(c) = Σ w(m) · (s(m,c) − mean(m)) / deviation(m)   over the members m</pre>
 *
 * where mean and deviation are those of the member's scores over the learner's candidates, and the weights are learnt
 * from what learners with about as many courses took. A member that says the same of all candidates counts for nothing.
 */
final class HybridScorer implements Scorer {
    private final Map<String, Scorer> recommenders;

    /**
     * Makes a hybrid.
     *
     * @param recommenders by name, those that may be members
     */
    HybridScorer(Map<String, Scorer> recommenders) {
        this.recommenders = recommenders;
    }

    /** Says what is done with the scores of one member. */
    @FunctionalInterface
    private interface Use {
        void accept(Scorer member, double factor, Standardisation standard);
    }

    @Override
    public void score(Scoring scoring, double[] scores) {
        int courses = scoring.courses();
        forEachMember(scoring, (member, factor, standard) -> {
            double[] said = scoring.scores(member);
            double level = factor * standard.mean();
            for (int course = 0; course < courses; course++) {
                scores[course] += factor * said[course] - level;
            }
        });
    }

    @Override
    public void explain(Scoring scoring, int[] courses, double factor, Contributions into) {
        forEachMember(scoring, (member, own, standard) -> member.explain(scoring, courses, factor * own, into));
    }

    private void forEachMember(Scoring scoring, Use use) {
        BlendWeights blend = scoring.knowledge().blend();
        List<String> members = blend.members();
        int learners = BlendWeights.classOf(scoring.history().size());
        for (String name : members) {
            Scorer member = recommenders.get(name);
            double weight = blend.weight(learners, name);
            if (member != null && weight != 0) {
                Standardisation standard = standard(scoring, member);
                if (standard.deviation() > 0) {
                    use.accept(member, weight / standard.deviation(), standard);
                }
            }
        }
    }

    /** Returns the standardised scores of some courses: a row for each course, a number for each member of the blend. */
    double[][] features(Scoring scoring, int[] courses) {
        List<String> members = scoring.knowledge().blend().members();
        double[][] features = new double[courses.length][members.size()];
        for (int index = 0; index < members.size(); index++) {
            Scorer member = recommenders.get(members.get(index));
            if (member != null) {
                double[] said = scoring.scores(member);
                Standardisation standard = standard(scoring, member);
                for (int row = 0; row < courses.length; row++) {
                    features[row][index] = standard.apply(said[courses[row]]);
                }
            }
        }
        return features;
    }

    private static Standardisation standard(Scoring scoring, Scorer member) {
        return Standardisation.of(scoring.scores(member), scoring.courses(), scoring.candidates());
    }
}
