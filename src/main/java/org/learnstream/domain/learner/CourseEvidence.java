package org.learnstream.domain.learner;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Fact.Kind;

/**
 * All that is known of a learner's interest in one course.
 *
 * @param courseId the course
 * @param facts at most one fact of a kind, in the order of the kinds
 */
public record CourseEvidence(String courseId, List<Fact> facts) {
    private static final long DAY_MILLIS = 86_400_000L;

    public CourseEvidence {
        facts = List.copyOf(facts);
    }

    /** Returns the evidence for a course of which nothing is known. */
    static CourseEvidence none(String courseId) {
        return new CourseEvidence(courseId, List.of());
    }

    /** Returns the fact of a kind, or null when it was not established. */
    public @Nullable Fact fact(Kind kind) {
        for (Fact fact : facts) {
            if (fact.kind() == kind) {
                return fact;
            }
        }
        return null;
    }

    boolean has(Kind kind) {
        return fact(kind) != null;
    }

    /** Whether a purchase stands: one came after the last refund. A refund at the same time wins. */
    boolean bought() {
        Fact purchase = fact(Kind.LAST_PURCHASE);
        Fact refund = fact(Kind.LAST_REFUND);
        return purchase != null && (refund == null || purchase.time() > refund.time());
    }

    /** Whether the learner ever bought or started the course. */
    boolean taken() {
        return has(Kind.FIRST_PURCHASE) || has(Kind.STARTED);
    }

    /** Whether the course is not to be recommended, for whatever reason. */
    boolean excluded() {
        return stands(Kind.NOT_INTERESTED) || stands(Kind.FORBIDDEN);
    }

    private boolean stands(Kind exclusion) {
        Fact fact = fact(exclusion);
        return fact != null && fact.value() != 0;
    }

    /** Returns this evidence with what an activity adds; this instance itself when that is nothing new. */
    CourseEvidence with(Activity activity) {
        long time = activity.origin().time();
        if (activity instanceof Activity.Viewed) {
            return viewed(time);
        }
        if (activity instanceof Activity.Progressed progressed) {
            return progressed(time, progressed.fraction());
        }
        if (activity instanceof Activity.Purchased) {
            return with(Kind.FIRST_PURCHASE, time).with(Kind.LAST_PURCHASE, time);
        }
        if (activity instanceof Activity.Refunded) {
            return with(Kind.LAST_REFUND, time);
        }
        if (activity instanceof Activity.Rated rated) {
            return with(new Fact(Kind.RATED, time, rated.stars()));
        }
        if (activity instanceof Activity.Excluded excluded) {
            return with(new Fact(kind(excluded.exclusion()), time, excluded.withdrawn() ? 0 : 1));
        }
        return activity instanceof Activity.Discussed ? with(Kind.DISCUSSED, time) : this;
    }

    private static Kind kind(Activity.Exclusion exclusion) {
        return switch (exclusion) {
            case NOT_INTERESTED -> Kind.NOT_INTERESTED;
            case FORBIDDEN -> Kind.FORBIDDEN;
        };
    }

    private CourseEvidence viewed(long time) {
        Fact first = fact(Kind.VIEWED);
        CourseEvidence seen = with(Kind.VIEWED, time);
        boolean anotherDay =
                first != null && Math.floorDiv(first.time(), DAY_MILLIS) != Math.floorDiv(time, DAY_MILLIS);
        return anotherDay ? seen.with(Kind.RETURNED, 0) : seen;
    }

    private CourseEvidence progressed(long time, @Nullable Double fraction) {
        CourseEvidence evidence = with(Kind.STARTED, time);
        double done = fraction == null ? 0 : fraction;
        if (done >= 0.25) {
            evidence = evidence.with(Kind.QUARTER_DONE, time);
        }
        if (done >= 0.75) {
            evidence = evidence.with(Kind.THREE_QUARTERS_DONE, time);
        }
        if (done >= 1) {
            evidence = evidence.with(Kind.COMPLETED, time);
        }
        return evidence;
    }

    private CourseEvidence with(Kind kind, long time) {
        return with(new Fact(kind, time, 0));
    }

    private CourseEvidence with(Fact fact) {
        int at = 0;
        while (at < facts.size() && facts.get(at).kind().compareTo(fact.kind()) < 0) {
            at++;
        }
        boolean known = at < facts.size() && facts.get(at).kind() == fact.kind();
        Fact joined = known ? facts.get(at).join(fact) : fact;
        if (known && joined.equals(facts.get(at))) {
            return this;
        }
        List<Fact> next = new ArrayList<>(facts);
        if (known) {
            next.set(at, joined);
        } else {
            next.add(at, joined);
        }
        return new CourseEvidence(courseId, next);
    }
}
