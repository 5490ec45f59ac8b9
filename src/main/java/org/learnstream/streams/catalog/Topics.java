package org.learnstream.streams.catalog;

import java.util.List;
import org.learnstream.wire.avro.AffinityVector;
import org.learnstream.wire.avro.ArmCounts;
import org.learnstream.wire.avro.Blend;
import org.learnstream.wire.avro.ChurnAlert;
import org.learnstream.wire.avro.ChurnExample;
import org.learnstream.wire.avro.ChurnModelPart;
import org.learnstream.wire.avro.ChurnState;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.Discussion;
import org.learnstream.wire.avro.ErasureReceipt;
import org.learnstream.wire.avro.ErasureRequest;
import org.learnstream.wire.avro.Exclusion;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Progress;
import org.learnstream.wire.avro.Purchase;
import org.learnstream.wire.avro.RecommendationFeedback;
import org.learnstream.wire.avro.Review;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SolvedPart;

import static org.learnstream.streams.catalog.Topic.Cleanup.COMPACT;
import static org.learnstream.streams.catalog.Topic.Cleanup.DELETE;
import static org.learnstream.streams.catalog.Topic.Keyed.ANY;
import static org.learnstream.streams.catalog.Topic.Keyed.COURSE;
import static org.learnstream.streams.catalog.Topic.Keyed.LEARNER;
import static org.learnstream.streams.catalog.Topic.Keyed.MODEL;

/** Every topic that producers write or consumers read. */
public final class Topics {
    /** Clicks of learners. */
    public static final Topic<Click> CLICKS = Topic.of("learning.clicks", Click.class, DELETE, LEARNER);

    /** Steps of learners through courses. */
    public static final Topic<Progress> PROGRESS = Topic.of("learning.progress", Progress.class, DELETE, LEARNER);

    /** Purchases, enrolments and refunds. */
    public static final Topic<Purchase> PURCHASES = Topic.of("learning.purchases", Purchase.class, DELETE, LEARNER);

    /** Ratings and reviews. */
    public static final Topic<Review> REVIEWS = Topic.of("learning.reviews", Review.class, DELETE, LEARNER);

    /** Contributions to discussions. */
    public static final Topic<Discussion> DISCUSSIONS =
            Topic.of("learning.discussions", Discussion.class, DELETE, LEARNER);

    /** Courses that are not to be recommended to a learner. */
    public static final Topic<Exclusion> EXCLUSIONS = Topic.of("learning.exclusions", Exclusion.class, DELETE, LEARNER);

    /** What learners said of themselves. */
    public static final Topic<LearnerRegistration> REGISTRATIONS =
            Topic.of("learner.registrations", LearnerRegistration.class, COMPACT, LEARNER);

    /** What learners did with recommendations that were shown to them. */
    public static final Topic<RecommendationFeedback> FEEDBACK =
            Topic.of("recommendations.feedback", RecommendationFeedback.class, DELETE, LEARNER);

    /** The catalogue of courses. */
    public static final Topic<Course> COURSES = Topic.of("catalog.courses", Course.class, COMPACT, COURSE);

    /** Each learner's current affinities. */
    public static final Topic<AffinityVector> AFFINITIES =
            Topic.of("learner.affinities", AffinityVector.class, COMPACT, LEARNER);

    /** Each learner's current slate. */
    public static final Topic<Slate> RECOMMENDATIONS = Topic.of("recommendations", Slate.class, COMPACT, LEARNER);

    /** What each partition has learnt about blending the recommenders. */
    public static final Topic<Blend> BLENDS = Topic.of("model.blends", Blend.class, COMPACT, ANY);

    /** What became of the slots that each arm of the bandit filled. */
    public static final Topic<ArmCounts> ARMS = Topic.of("bandit.arms", ArmCounts.class, COMPACT, ANY);

    /** The newest generation of each solved model: its rows, then its manifest. */
    public static final Topic<SolvedPart> GENERATIONS = Topic.of("model.generations", SolvedPart.class, COMPACT, MODEL);

    /** Learners who fell silent, and who returned. */
    public static final Topic<ChurnAlert> CHURN_ALERTS = Topic.of("churn.alerts", ChurnAlert.class, DELETE, LEARNER);

    /** Each learner's presence, and whether they have fallen silent. */
    public static final Topic<ChurnState> CHURN_STATES = Topic.of("churn.states", ChurnState.class, COMPACT, LEARNER);

    /** Learners at the end of a day, and whether they stayed away: what models learn from. */
    public static final Topic<ChurnExample> CHURN_EXAMPLES =
            Topic.of("churn.examples", ChurnExample.class, DELETE, MODEL);

    /** What was learnt of who stays away. */
    public static final Topic<ChurnModelPart> CHURN_MODELS =
            Topic.of("churn.models", ChurnModelPart.class, COMPACT, MODEL);

    /** Learners who are to be erased; a request is taken away when it has been carried out. */
    public static final Topic<ErasureRequest> ERASURES =
            Topic.of("privacy.erasures", ErasureRequest.class, COMPACT, LEARNER);

    /** What was done to erase learners, whom it does not name. */
    public static final Topic<ErasureReceipt> RECEIPTS =
            Topic.of("privacy.receipts", ErasureReceipt.class, COMPACT, ANY);

    /** Records that could not be processed. */
    public static final Topic<DeadLetter> DEAD_LETTERS = Topic.of("dead.letters", DeadLetter.class, DELETE, ANY);

    /** The topics that the intake reads: what learners do. */
    public static final List<Topic<?>> INPUTS =
            List.of(CLICKS, PROGRESS, PURCHASES, REVIEWS, DISCUSSIONS, EXCLUSIONS, FEEDBACK);

    /** The compacted topics in which the erasure of a learner is a tombstone. */
    public static final List<Topic<?>> FORGETTING = List.of(REGISTRATIONS, AFFINITIES, RECOMMENDATIONS, CHURN_STATES);

    /** The topics that are not compacted and hold records of a learner in the learner's partition. */
    public static final List<Topic<?>> KEEPING =
            List.of(CLICKS, PROGRESS, PURCHASES, REVIEWS, DISCUSSIONS, EXCLUSIONS, FEEDBACK, CHURN_ALERTS);

    /** All topics, inputs first. */
    public static final List<Topic<?>> ALL = List.of(
            CLICKS,
            PROGRESS,
            PURCHASES,
            REVIEWS,
            DISCUSSIONS,
            EXCLUSIONS,
            REGISTRATIONS,
            FEEDBACK,
            COURSES,
            AFFINITIES,
            RECOMMENDATIONS,
            BLENDS,
            ARMS,
            GENERATIONS,
            CHURN_ALERTS,
            CHURN_STATES,
            CHURN_EXAMPLES,
            CHURN_MODELS,
            ERASURES,
            RECEIPTS,
            DEAD_LETTERS);

    private Topics() {}
}
