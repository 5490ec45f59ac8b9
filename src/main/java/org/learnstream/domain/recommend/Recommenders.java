package org.learnstream.domain.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.domain.similarity.CourseTransitions.Context;
import org.learnstream.domain.solve.SequenceOptions;

/**
 * The table of recommenders: adding one takes one class and one line here. Those of one instance share their scorers, so
 * that scores which several of them go by are worked out once a request.
 */
public final class Recommenders {
    private static final String TRENDING = "trending";

    /** Name of the recommender that blends the others. */
    public static final String HYBRID = "hybrid";

    private static final Map<String, Function<RecommendOptions, Scorer>> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("popularity", options -> new PopularityScorer());
        TABLE.put(TRENDING, options -> new TrendingScorer());
        TABLE.put("item-cosine", options -> new WeightedSumScorer(Recommenders::cosines, HistoryWeights.EQUAL));
        TABLE.put(
                "item-cosine-recency",
                options ->
                        new WeightedSumScorer(Recommenders::cosines, HistoryWeights.decaying(options.recencyDecay())));
        TABLE.put("user-neighbours", options -> new NeighboursScorer(options.neighbours()));
        TABLE.put("content", options -> new ContentScorer(HistoryWeights.decaying(options.recencyDecay())));
        TABLE.put(
                "autoencoder",
                options -> new WeightedSumScorer(
                        Recommenders::autoencoder, HistoryWeights.decaying(options.recencyDecay())));
        TABLE.put("next-course", options -> new NextCourseScorer(SequenceOptions.DEFAULT));
    }

    /** Those that are of use to the hybrid only: each looks at one side of what a recommender looks at as a whole. */
    private static final Map<String, Function<RecommendOptions, Scorer>> MEMBERS = Map.of(
            "autoencoder-even", options -> new WeightedSumScorer(Recommenders::autoencoder, HistoryWeights.EQUAL),
            "after-last", options -> new TransitionScorer(Context.LAST, 5),
            "after-last-but-one", options -> new TransitionScorer(Context.LAST_BUT_ONE, 5),
            "after-both", options -> new TransitionScorer(Context.BOTH, 2));

    private final RecommendOptions options;
    private final Map<String, Scorer> scorers = new LinkedHashMap<>();
    private final HybridScorer hybrid;

    private Recommenders(RecommendOptions options) {
        this.options = options;
        TABLE.forEach((name, scorer) -> scorers.put(name, scorer.apply(options)));
        Map<String, Scorer> members = new LinkedHashMap<>(scorers);
        MEMBERS.forEach((name, scorer) -> members.put(name, scorer.apply(options)));
        hybrid = new HybridScorer(members, options.shortlist());
        scorers.put(HYBRID, hybrid);
    }

    /** Returns the recommenders that options make. */
    public static Recommenders with(RecommendOptions options) {
        return new Recommenders(options);
    }

    /** Returns the recommender of a name. */
    public Recommender named(String name) {
        return scored(name);
    }

    /** Returns what fills slates with the arms of a bandit, which are names of recommenders. */
    public CompetingArms competing(SlotPolicies policies) {
        return new CompetingArms(
                policies.options().arms().stream().map(this::scored).toList(), scored(TRENDING), policies);
    }

    private ScoredRecommender scored(String name) {
        Scorer scorer = scorers.get(name);
        if (scorer == null) {
            throw new IllegalArgumentException("no recommender is called " + name + ", expected one of " + names());
        }
        return new ScoredRecommender(name, scorer, options);
    }

    /**
     * Returns an enrolment as an example for the blend.
     *
     * @param request as it would have been before the enrolment; its seed decides which other courses are compared
     * @param courseId the course that was taken
     * @param others how many others of the shortlist it is compared with
     * @return empty when the course was not on the shortlist, or the only one there
     */
    public Optional<BlendExample> example(RecommendationRequest request, String courseId, int others) {
        Scoring scoring = Scoring.of(request);
        HybridScorer.Opinions opinions = hybrid.opinions(scoring);
        int taken = opinions.place(scoring.statistics().ordinal(courseId));
        int count = opinions.courses().length;
        if (taken < 0 || count < 2) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(request.seed());
        int[] places = new int[1 + others];
        places[0] = taken;
        for (int index = 1; index < places.length; index++) {
            int other = random.nextInt(count - 1);
            places[index] = other < taken ? other : other + 1;
        }
        return Optional.of(new BlendExample(
                BlendWeights.classOf(scoring.history().size()), HybridScorer.features(opinions, places)));
    }

    /**
     * Returns what every recommender says of some courses, by name: their scores, in the order of the courses.
     *
     * @param courseIds a course that is not known has the score 0
     */
    public Map<String, double[]> scores(RecommendationRequest request, List<String> courseIds) {
        Scoring scoring = Scoring.of(request);
        int[] places = new int[courseIds.size()];
        int[] ordinals = new int[courseIds.size()];
        int known = 0;
        for (int place = 0; place < places.length; place++) {
            int ordinal = scoring.statistics().ordinal(courseIds.get(place));
            if (ordinal >= 0 && ordinal < scoring.courses()) {
                places[known] = place;
                ordinals[known++] = ordinal;
            }
        }
        int[] asked = Arrays.copyOf(ordinals, known);
        Map<String, double[]> scores = new LinkedHashMap<>();
        for (Map.Entry<String, Scorer> scorer : scorers.entrySet()) {
            double[] values = new double[known];
            scorer.getValue().scoreSome(scoring, asked, values);
            double[] byCourse = new double[places.length];
            for (int index = 0; index < known; index++) {
                byCourse[places[index]] = values[index];
            }
            scores.put(scorer.getKey(), byCourse);
        }
        return scores;
    }

    /** Returns the names of all recommenders, the hybrid last. */
    public static List<String> names() {
        List<String> names = new ArrayList<>(TABLE.keySet());
        names.add(HYBRID);
        return List.copyOf(names);
    }

    /** Returns the names of all that the hybrid can blend. */
    public static List<String> members() {
        List<String> names = new ArrayList<>(TABLE.keySet());
        MEMBERS.keySet().stream().sorted().forEach(names::add);
        return List.copyOf(names);
    }

    private static CourseWeights autoencoder(Knowledge knowledge) {
        return new SolvedCourseWeights(knowledge.solved().autoencoder());
    }

    private static CourseWeights cosines(Knowledge knowledge) {
        return new CosineWeights(knowledge.statistics());
    }
}
